using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// Which files of a folder were verified, and how: lines of JSON, one added for each file before it gets its name. What a killed run left
/// of a line is cut off, a line that was edited is not believed, and at the end of a run the whole is written anew, sorted.
/// </summary>
internal sealed class Manifest : IDisposable
{
    private const int Version = 1;

    // One file may have several places: a session that is shared has one in each of its projects.
    private readonly Dictionary<string, ManifestEntry> byPath = new(StringComparer.Ordinal);

    // With those that another line has replaced since.
    private readonly Dictionary<string, List<ManifestEntry>> byObject = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManifestEntry> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> roots = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private readonly CheckedLineWriter lines = new();
    private readonly string path;
    private Uri? server;
    private FileStream file;

    private Manifest(string path, Uri? server, FileStream file) => (this.path, this.server, this.file) = (path, server, file);

    /// <summary>The server that the files are from.</summary>
    public Uri Server => server!;

    /// <summary>Which subjects and sessions have which names.</summary>
    public NameNumbers Names { get; } = new();

    /// <summary>Lines that were not as they were written.</summary>
    public int Foreign { get; private set; }

    /// <summary>Whether an earlier run noted files.</summary>
    public bool HadEntries { get; private set; }

    public IReadOnlyCollection<ManifestEntry> Entries => byPath.Values;

    /// <summary>Opens the manifest of a folder that this run holds, and makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">It is of another server or version, or no manifest.</exception>
    public static Manifest Open(string path, Uri server)
    {
        var manifest = new Manifest(
            path, server, new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        try
        {
            manifest.Read(repairs: true);
            return manifest;
        }
        catch
        {
            manifest.Dispose();
            throw;
        }
    }

    /// <summary>Reads a manifest, and changes nothing.</summary>
    /// <exception cref="InvalidOperationException">It is of another version, or no manifest.</exception>
    public static Manifest Load(string path, Uri? server)
    {
        using var manifest = new Manifest(
            path, server, new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        manifest.Read(repairs: false);
        return manifest;
    }

    public ManifestEntry? Find(string at)
    {
        lock (writing) return byPath.GetValueOrDefault(at);
    }

    /// <summary>What a line of the file that was read has replaced: a run that was killed may not have come to its file.</summary>
    public ManifestEntry? Before(string at) => before.GetValueOrDefault(at);

    public IReadOnlyList<ManifestEntry> Of(string address)
    {
        lock (writing) return byObject.TryGetValue(address, out var its) ? [.. its.Where(IsCurrent)] : [];
    }

    /// <summary>Notes files; they are in the hands of the system when this returns.</summary>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public void Add(params IReadOnlyCollection<ManifestEntry> entries)
    {
        lock (writing)
        {
            lines.Clear();
            foreach (var entry in entries) lines.Append(entry, ManifestLine.Write);
            Write(lines.Written);
            foreach (var entry in entries) Keep(entry);
        }
    }

    /// <summary>How many objects an earlier run found below an address; none if there was no such run.</summary>
    public int ObjectsBelow(string root) => roots.GetValueOrDefault(root);

    /// <summary>Notes how many objects were found below an address.</summary>
    public void AddRoot(string root, int objects)
    {
        lock (writing)
        {
            Write(lines.Write((root, objects), WriteRoot));
            roots[root] = objects;
        }
    }

    /// <summary>The number that an object has among those of its name, which is noted.</summary>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public int NumberOf(string name, string owner)
    {
        lock (writing)
        {
            var named = Names.Of(name, owner);
            return TryName(named) ? named.Number : throw new InvalidOperationException("A name was given to two objects.");
        }
    }

    /// <summary>Notes the name of an object, unless another one has it or it has another one.</summary>
    public bool TryName(NamedObject named)
    {
        lock (writing)
        {
            if (Names.Has(named)) return true;
            if (!Names.TryKeep(named)) return false;
            Write(lines.Write(named, ManifestLine.Write));
            return true;
        }
    }

    /// <summary>Writes the whole anew, sorted by paths, and beside it its digests as <c>md5sum -c</c> reads them.</summary>
    /// <param name="sums">The file of digests.</param>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public async Task CompactAsync(string sums)
    {
        ManifestEntry[] sorted;
        lock (writing) sorted = [.. byPath.Values];
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        // Each is a file of its own, and a million files make long ones.
        await Task.WhenAll(
            Task.Run(() => OwnFile.Write(sums, Md5Sums.Of(sorted))), Task.Run(() => Compact(sorted))).ConfigureAwait(false);
    }

    public void Dispose()
    {
        file.Dispose();
        lines.Dispose();
    }

    private void Compact(ManifestEntry[] sorted)
    {
        lock (writing)
        {
            file.Dispose();
            OwnFile.Write(path, to => WriteAll(to, sorted));
            file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            file.Seek(0, SeekOrigin.End);
        }
    }

    private void WriteAll(Stream to, ManifestEntry[] sorted)
    {
        to.Write(lines.Write(Server, WriteHead));
        foreach (var (root, objects) in roots.OrderBy(static root => root.Key, StringComparer.Ordinal))
            to.Write(lines.Write((root, objects), WriteRoot));
        foreach (var named in Names.All) to.Write(lines.Write(named, ManifestLine.Write));
        foreach (var entry in sorted) to.Write(lines.Write(entry, ManifestLine.Write));
    }

    private static void WriteHead(Utf8JsonWriter json, Uri server)
    {
        json.WriteNumber("manifest", Version);
        json.WriteString("server", server.AbsoluteUri);
    }

    private static void WriteRoot(Utf8JsonWriter json, (string Address, int Objects) root)
    {
        json.WriteString("root", root.Address);
        json.WriteNumber("objects", root.Objects);
    }

    private void Read(bool repairs)
    {
        var whole = WholeLines(file);
        var hasHead = false;
        using (var reader = new StreamReader(new FilePiece(file.SafeFileHandle, 0, whole), Encoding.UTF8))
        {
            while (reader.ReadLine() is { } line)
            {
                if (line.Length == 0) continue;
                if (hasHead) Read(line);
                else RequireHead(line);
                hasHead = true;
            }
        }

        if (!repairs) return;
        file.SetLength(whole);
        file.Position = whole;
        if (!hasHead) Write(lines.Write(Server, WriteHead));
    }

    /// <summary>How long the file is without what a killed run left of a line.</summary>
    private static long WholeLines(FileStream file)
    {
        var piece = new byte[64 * 1024];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - piece.Length);
            var read = RandomAccess.Read(file.SafeFileHandle, piece.AsSpan(0, (int)(end - start)), start);
            var last = piece.AsSpan(0, read).LastIndexOf((byte)'\n');
            if (last >= 0) return start + last + 1;
            end = start;
        }

        return 0;
    }

    private void Read(string line)
    {
        // Names that lead out of the folder were never written by us, whatever the checksum says.
        var fields = CheckedLine.Read(line);
        if (fields is { } known && CheckedLine.TextOf(known, "root") is { } root && known.TryGetProperty("objects", out var objects)
            && objects.TryGetInt32(out var count))
        {
            roots[root] = count;
        }
        else if (fields is { } other && ManifestLine.NamedOf(other) is { } named && Names.TryKeep(named))
        {
            // That it is kept is all there is to do.
        }
        else if (fields is { } file && ManifestLine.EntryOf(file) is { } entry && IsInside(entry.Path))
        {
            if (byPath.TryGetValue(entry.Path, out var earlier)) before[entry.Path] = earlier;
            Keep(entry);
            HadEntries = true;
        }
        else
        {
            Foreign++;
        }
    }

    private void Keep(ManifestEntry entry)
    {
        if (!byObject.TryGetValue(entry.Object, out var its)) byObject.Add(entry.Object, its = []);
        // Read from the file, each line has its own copy of an address that thousands of them share.
        if (its.Count > 0 && !ReferenceEquals(its[0].Object, entry.Object)) entry = entry with { Object = its[0].Object };
        byPath[entry.Path] = entry;
        its.Add(entry);
    }

    private bool IsCurrent(ManifestEntry entry) => ReferenceEquals(byPath.GetValueOrDefault(entry.Path), entry);

    private static bool IsInside(string path) =>
        path.Split('/').All(static name => name is not ("" or "." or "..") && PortableName.Of(name) == name)
        && !path.StartsWith(".xnat/", StringComparison.OrdinalIgnoreCase);

    private void RequireHead(string line)
    {
        if (CheckedLine.Read(line) is not { } head || !head.TryGetProperty("manifest", out var version)
            || CheckedLine.TextOf(head, "server") is not { } its)
        {
            throw new InvalidOperationException(
                "The first line of .xnat/manifest.jsonl is not as it was written, so nobody knows which server the files are from. "
                + "Nothing was changed. Put the file back, or remove it: then files that are there are compared anew.");
        }

        if (!version.TryGetInt32(out var number) || number != Version)
            throw new InvalidOperationException("The folder was written by another version of this library. Use that, or a new folder.");
        if (server is not null && its != server.AbsoluteUri)
            throw new InvalidOperationException("The folder holds files of another server. Give each server a folder of its own.");
        server ??= new Uri(its);
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        var end = file.Position;
        try
        {
            file.Write(text);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            try
            {
                // Half a line, as a full disk leaves one, must not get another behind it.
                file.SetLength(end);
                file.Position = end;
            }
            catch (Exception second) when (DiskFailure.Is(second))
            {
                // The next run cuts it off.
            }

            throw DiskFailure.OfWriting(e);
        }
    }
}
