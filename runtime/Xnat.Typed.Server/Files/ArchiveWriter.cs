using System.Formats.Tar;
using System.IO.Compression;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Writes files into a zip or tar stream, one after the other.</summary>
internal static class ArchiveWriter
{
    public static async Task ZipAsync(
        IReadOnlyList<KeyValuePair<string, StoredFile>> entries,
        CompressionLevel level,
        Stream target,
        CancellationToken cancellationToken)
    {
        var archive = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            foreach (var (name, file) in entries)
            {
                var entry = archive.CreateEntry(name, level);
                entry.LastWriteTime = file.Created.Year < 1980 ? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero) : file.Created;
                var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false)) await CopyAsync(file, stream, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public static async Task TarAsync(
        IReadOnlyList<KeyValuePair<string, StoredFile>> entries,
        bool compresses,
        Stream target,
        CancellationToken cancellationToken)
    {
        var stream = compresses ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true) : target;
        var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var (name, file) in entries)
            {
                var content = file.Content.Open();
                await using (content.ConfigureAwait(false))
                {
                    var entry = new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = file.Created };
                    await writer.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        if (compresses) await stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Level of <c>compression=1..9</c>.</summary>
    public static CompressionLevel Level(string? value) => value switch
    {
        "7" or "8" or "9" => CompressionLevel.SmallestSize,
        "4" or "5" or "6" => CompressionLevel.Optimal,
        _ => CompressionLevel.Fastest,
    };

    private static async Task CopyAsync(StoredFile file, Stream target, CancellationToken cancellationToken)
    {
        var content = file.Content.Open();
        await using (content.ConfigureAwait(false)) await content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
    }
}
