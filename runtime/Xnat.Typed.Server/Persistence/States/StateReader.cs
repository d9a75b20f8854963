using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Xnat.Typed.Server.Persistence.States;

/// <summary>Unpacks a file of state into a folder of its own, and believes nothing that the file says before it is compared.</summary>
/// <param name="folder">An empty folder.</param>
internal sealed class StateReader(DirectoryInfo folder)
{
    /// <summary>A pebibyte: beyond all disks, and few enough for sums.</summary>
    private const long MostBytes = 1L << 50;

    /// <summary>Unpacks the file; the folder is then a data folder.</summary>
    /// <exception cref="InvalidDataException">It is not ours, damaged, cut, or of a newer format.</exception>
    public async Task UnpackAsync(Stream source, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = await ManifestAsync(archive, cancellationToken).ConfigureAwait(false);
            var entries = Entries(archive, manifest);
            var needed = manifest.Entries.Sum(entry => entry.Length);
            if (new DriveInfo(folder.FullName).AvailableFreeSpace is var free && needed > free)
                throw new IOException($"The state needs {needed} bytes, and the disk has {free}. Nothing has been changed.");
            foreach (var (entry, expected) in entries) await ExtractAsync(entry, expected, cancellationToken).ConfigureAwait(false);
        }
        catch (StateException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            throw new InvalidDataException(Damaged("it is no zip archive, or was cut", null).Message, exception);
        }
    }

    private static async Task<StateManifest> ManifestAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        var entry = archive.GetEntry(StateManifest.Name)
            ?? throw new StateException("The file is no state of this server: it has no "
                + $"{StateManifest.Name}. Give one that was exported; nothing has been changed.");
        if (entry.Length > StateManifest.MaxLength) throw Damaged($"its {StateManifest.Name} is too long");
        using var bounded = new MemoryStream();
        using (var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false))
            await CopyAsync(stream, bounded, entry.Length, null, cancellationToken).ConfigureAwait(false);
        StateManifest? manifest;
        try
        {
            // A newer format may say other things of itself; that it is newer is what matters then.
            using var document = JsonDocument.Parse(bounded.ToArray());
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(nameof(StateManifest.Format), out var format)
                && format.ValueKind == JsonValueKind.Number
                && (!format.TryGetInt32(out var number) || number > StateManifest.Newest))
                throw new StateException($"The state has format {format.GetRawText()}, and this version of the server knows "
                    + $"{StateManifest.Newest}. Update the server; nothing has been changed.");
            manifest = document.RootElement.Deserialize(StateJson.Default.StateManifest);
        }
        catch (JsonException exception)
        {
            throw Damaged($"its {StateManifest.Name} cannot be read", exception);
        }

        if (manifest is null || manifest.Product != StateManifest.Ours || manifest.Format < 1)
            throw new StateException("The file is no state of this server. Give one that was exported; nothing has been changed.");
        return manifest;
    }

    /// <summary>Just what the manifest lists, each once and under a name of ours.</summary>
    private static List<(ZipArchiveEntry Entry, StateEntry Expected)> Entries(ZipArchive archive, StateManifest manifest)
    {
        var expected = new Dictionary<string, StateEntry>(StringComparer.Ordinal);
        foreach (var entry in manifest.Entries)
            if (entry is null || entry.Length is < 0 or > MostBytes || !IsOurs(entry.Name) || !expected.TryAdd(entry.Name, entry))
                throw Damaged("it lists a file that no state has");
        if (!expected.ContainsKey(StateManifest.DatabaseName)) throw Damaged("it has no database");
        var found = new List<(ZipArchiveEntry, StateEntry)>();
        foreach (var entry in archive.Entries.Where(entry => entry.FullName != StateManifest.Name))
            found.Add(expected.Remove(entry.FullName, out var known)
                ? (entry, known)
                : throw Damaged("it holds a file that it does not list"));
        return expected.Count == 0 ? found : throw Damaged("a file is missing");
    }

    private static bool IsOurs(string name) =>
        name == StateManifest.DatabaseName
        || (name.StartsWith(StateManifest.FilePrefix, StringComparison.Ordinal)
            && name.Length == StateManifest.FilePrefix.Length + 32
                && name.Skip(StateManifest.FilePrefix.Length).All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f'));

    private async Task ExtractAsync(ZipArchiveEntry entry, StateEntry expected, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.FullName, entry.FullName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var source = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = source.ConfigureAwait(false);
        var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
        await using var __ = target.ConfigureAwait(false);
        await CopyAsync(source, target, expected.Length, digest, cancellationToken).ConfigureAwait(false);
        target.Flush(flushToDisk: true);
        if (Convert.ToHexStringLower(digest.GetHashAndReset()) != expected.Sha256) throw Damaged("the bytes of a file have changed");
    }

    private static async Task CopyAsync(
        Stream source, Stream target, long length, IncrementalHash? digest, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if ((length -= read) < 0) throw Damaged("a file is longer than it says");
            digest?.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        if (length > 0) throw Damaged("a file is shorter than it says");
    }

    private static StateException Damaged(string what, Exception? cause = null) =>
        new($"The file of state is damaged: {what}. Take another copy of it; nothing has been changed.", cause);
}
