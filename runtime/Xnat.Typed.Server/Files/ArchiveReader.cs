using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Unpacks uploaded archives.</summary>
internal sealed class ArchiveReader(ContentStore contents)
{
    private const int TarHead = 512;

    /// <summary>XNAT decides by the extension of the file name.</summary>
    public static ArchiveKind KindOf(string fileName)
    {
        if (fileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return ArchiveKind.Zip;
        if (fileName.EndsWith(".tar", StringComparison.OrdinalIgnoreCase)) return ArchiveKind.Tar;
        return fileName.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase)
            || fileName.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase)
            ? ArchiveKind.TarGzip
            : ArchiveKind.None;
    }

    /// <summary>Kind by the first bytes, for uploads without a name.</summary>
    public static ArchiveKind Sniff(FileContent content)
    {
        using var stream = content.Open();
        Span<byte> head = stackalloc byte[TarHead];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length >= 4 && head[0] == 'P' && head[1] == 'K') return ArchiveKind.Zip;
        if (length >= 2 && head[0] == 0x1f && head[1] == 0x8b) return SniffGzip(content);
        return IsTar(head[..length]) ? ArchiveKind.Tar : ArchiveKind.None;
    }

    private static ArchiveKind SniffGzip(FileContent content)
    {
        using var stream = content.Open();
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        Span<byte> head = stackalloc byte[TarHead];
        try
        {
            var length = unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return IsTar(head[..length]) ? ArchiveKind.TarGzip : ArchiveKind.Gzip;
        }
        catch (InvalidDataException)
        {
            return ArchiveKind.Gzip;
        }
    }

    /// <summary>By the sum of the first header, in which its own field counts as blanks: the oldest tars have no other mark.</summary>
    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        if (head.Length < TarHead) return false;
        var digits = Encoding.ASCII.GetString(head.Slice(148, 8)).Trim(' ', '\0');
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '7')) return false;
        var sum = 8 * ' ';
        foreach (var value in head[..148]) sum += value;
        foreach (var value in head[156..]) sum += value;
        return sum == digits.Aggregate(0, (number, digit) => (number * 8) + digit - '0');
    }

    /// <summary>Unpacks everything; folders give their names to the files in them.</summary>
    /// <exception cref="RestException">
    /// 400: the archive cannot be read, or an entry would leave the folder. 413: too much comes out.
    /// </exception>
    public async Task<IReadOnlyList<KeyValuePair<string, FileContent>>> ReadAsync(
        FileContent archive,
        ArchiveKind kind,
        CancellationToken cancellationToken)
    {
        try
        {
            var stream = archive.Open();
            await using (stream.ConfigureAwait(false))
            {
                if (kind == ArchiveKind.Zip) return await ReadZipAsync(stream, cancellationToken).ConfigureAwait(false);
                if (kind == ArchiveKind.Tar) return await ReadTarAsync(stream, cancellationToken).ConfigureAwait(false);
                var unpacked = new GZipStream(stream, CompressionMode.Decompress);
                await using (unpacked.ConfigureAwait(false)) return await ReadTarAsync(unpacked, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DamagedZipException exception)
        {
            throw RestException.BadRequest($"The uploaded archive is damaged: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IOException or FormatException
            or NotSupportedException)
        {
            throw RestException.BadRequest("The uploaded archive is damaged or of an unknown kind.");
        }
    }

    private async Task<IReadOnlyList<KeyValuePair<string, FileContent>>> ReadZipAsync(Stream stream, CancellationToken cancellationToken)
    {
        var files = new UnpackedFiles(contents);
        ZipHeaders.Demand(stream);
        var archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            foreach (var (index, entry) in archive.Entries.Index())
            {
                if (entry.FullName.EndsWith('/')) continue;
                var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    var summed = new ChecksumStream(content);
                    await using (summed.ConfigureAwait(false))
                    {
                        await files.AddAsync(entry.FullName, summed, cancellationToken).ConfigureAwait(false);
                        ZipHeaders.Demand(summed, entry, index + 1);
                    }
                }
            }
        }

        return files.All;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, FileContent>>> ReadTarAsync(Stream stream, CancellationToken cancellationToken)
    {
        var files = new UnpackedFiles(contents);
        var reader = new TarReader(stream, leaveOpen: true);
        await using (reader.ConfigureAwait(false))
        {
            // Folders and links are passed over; xnatpy sends a root folder without a name.
            while (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
                    continue;
                await files.AddAsync(entry.Name, entry.DataStream ?? Stream.Null, cancellationToken).ConfigureAwait(false);
            }
        }

        return files.All;
    }
}
