using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// What a run into a folder is about, as long as it has not come to its end: when it began, which objects it found, and how many files each
/// of them has for it. Lines with checksums, as in a manifest; no credential and no label.
/// </summary>
internal sealed class RunRecord : IDisposable
{
    private readonly Lock writing = new();
    private readonly FileStream file;

    private RunRecord(FileStream file) => this.file = file;

    /// <summary>Begins the record of a run, in place of that of an earlier one.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static RunRecord Begin(TreeFolder folder, Uri server, DateTimeOffset started, IEnumerable<string> objects)
    {
        OwnFile.Write(folder.RunPath, HeadOf(server, started, objects));
        return new(new(folder.RunPath, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0));
    }

    /// <summary>Notes how many files an object has for the run.</summary>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public void Listed(string key, int files)
    {
        var line = Encoding.UTF8.GetBytes(LineOf(key, files));
        try
        {
            lock (writing) file.Write(line);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <summary>Makes the record of one folder tell of the run of another, too, as if both had been one.</summary>
    /// <returns>Whether the other has one.</returns>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static bool Join(TreeFolder folder, TreeFolder other)
    {
        if (Find(other) is not { } its) return false;
        var (started, objects) = (its.Started, its.Objects.AsEnumerable());
        var files = new SortedDictionary<string, long>(its.Files.ToDictionary(), StringComparer.Ordinal);
        if (Find(folder) is { } mine)
        {
            if (mine.Started < started) started = mine.Started;
            objects = mine.Objects.Union(objects, StringComparer.Ordinal);
            foreach (var (key, count) in mine.Files) files.TryAdd(key, count);
        }

        OwnFile.Write(
            folder.RunPath, files.Select(static item => LineOf(item.Key, item.Value)).Prepend(HeadOf(its.Server, started, objects)));
        return true;
    }

    /// <summary>The record that lies in a folder; <see langword="null"/> where there is none, or none of ours.</summary>
    public static (DateTimeOffset Started, Uri Server, IReadOnlyList<string> Objects, IReadOnlyDictionary<string, long> Files)? Find(
        TreeFolder folder)
    {
        var lines = LinesOf(folder);
        if (lines.Count == 0 || CheckedLine.TimeOf(lines[0], "started") is not { } started
            || !Uri.TryCreate(CheckedLine.TextOf(lines[0], "server"), UriKind.Absolute, out var server)
            || !lines[0].TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Array) return null;
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (CheckedLine.TextOf(line, "object") is { } key && CheckedLine.NumberOf(line, "files") is { } count) files[key] = count;
        }

        return (started, server, [.. objects.EnumerateArray().Select(static address => address.GetString() ?? "")], files);
    }

    public void Dispose() => file.Dispose();

    private static string HeadOf(Uri server, DateTimeOffset started, IEnumerable<string> objects) => CheckedLine.Of(json =>
    {
        json.WriteString("started", started);
        json.WriteString("server", server.AbsoluteUri);
        json.WriteStartArray("objects");
        foreach (var address in objects) json.WriteStringValue(address);
        json.WriteEndArray();
    });

    private static string LineOf(string key, long files) => CheckedLine.Of(json =>
    {
        json.WriteString("object", key);
        json.WriteNumber("files", files);
    });

    // Another run may be writing.
    private static List<JsonElement> LinesOf(TreeFolder folder)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(
                folder.RunPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return [.. reader.ReadToEnd().Split('\n').Select(CheckedLine.Read).OfType<JsonElement>()];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
