using System.Formats.Tar;
using System.IO.Compression;
using System.IO.Hashing;

namespace Xnat.Typed;

/// <summary>Reads an archive through before it is sent to be unpacked, to know what the server must have afterwards.</summary>
internal sealed class LocalArchive
{
    private const string Accepted = "Extract takes zip, tar, tar.gz and tgz, by the extension of the remote path. Nothing was sent.";

    private readonly List<SentFile> files = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The files of the archive, with the paths that they will have in the resource.</summary>
    /// <param name="stream">The archive, read from where it stands; not closed.</param>
    /// <param name="remotePath">Where it goes: XNAT tells the kind by the extension, and unpacks beside it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">It is none, is broken, or its files cannot be stored by their names.</exception>
    public static async Task<IReadOnlyList<SentFile>> ReadAsync(Stream stream, string remotePath, CancellationToken cancellationToken)
    {
        var archive = new LocalArchive();
        try
        {
            stream = new StreamWindow(stream, stream.Position);
            if (Is(remotePath, ".zip")) await archive.ReadZipAsync(stream, cancellationToken).ConfigureAwait(false);
            else if (Is(remotePath, ".tar")) await archive.ReadTarAsync(stream, cancellationToken).ConfigureAwait(false);
            else if (Is(remotePath, ".tar.gz") || Is(remotePath, ".tgz"))
                await archive.ReadTarGzipAsync(stream, cancellationToken).ConfigureAwait(false);
            else throw Refused("is called like none", null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or FormatException or NotSupportedException or OverflowException)
        {
            throw Refused("is cut or broken, or of another kind than its extension says", e);
        }

        if (archive.files.Count == 0) throw Refused("holds no files", null);
        var folder = remotePath[..(remotePath.LastIndexOf('/') + 1)];
        return [.. archive.files.Select(file => file with { Path = folder + file.Path })];
    }

    private static bool Is(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private async Task ReadZipAsync(Stream stream, CancellationToken cancellationToken)
    {
        var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        await using (zip.ConfigureAwait(false))
        {
            foreach (var entry in zip.Entries.Where(static entry => !entry.FullName.EndsWith('/')))
            {
                var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    var (length, digest, crc) = await HashAsync(content, cancellationToken).ConfigureAwait(false);
                    if (length != entry.Length || crc != entry.Crc32) throw new InvalidDataException();
                    Add(entry.FullName, length, digest);
                }
            }
        }
    }

    private async Task ReadTarGzipAsync(Stream stream, CancellationToken cancellationToken)
    {
        var plain = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        await using (plain.ConfigureAwait(false)) await ReadTarAsync(plain, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadTarAsync(Stream stream, CancellationToken cancellationToken)
    {
        var tar = new TarReader(stream, leaveOpen: true);
        await using (tar.ConfigureAwait(false))
        {
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes) continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
                    throw Refused("holds links, devices or pipes, which XNAT does not store", null);
                var (length, digest, _) = await HashAsync(entry.DataStream ?? Stream.Null, cancellationToken).ConfigureAwait(false);
                if (length != entry.Length) throw new InvalidDataException();
                Add(entry.Name, length, digest);
            }
        }

        await RequireEndAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    // Reading on to the end is what compares the checksum of gzip.
    private static async Task RequireEndAsync(Stream stream, CancellationToken cancellationToken) =>
        await HashAsync(stream, cancellationToken).ConfigureAwait(false);

    private static async Task<(long Length, string Digest, uint Crc)> HashAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var md5 = new Md5Digest();
        var crc = new Crc32();
        var length = 0L;
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
            md5.Append(buffer.AsSpan(0, read));
            crc.Append(buffer.AsSpan(0, read));
        }

        return (length, md5.Finish(), crc.GetCurrentHashAsUInt32());
    }

    private void Add(string name, long length, string digest)
    {
        string[] pieces = [.. name.Split('/').Where(static piece => piece is not ("" or "."))];
        if (name.StartsWith('/') || pieces.Length == 0 || pieces.Contains("..") || name.Contains('\\', StringComparison.Ordinal)
            || SafePath.Hides(name))
            throw Refused(
                "holds a file whose name leads out of its folder, or has backslashes, control characters or invisible marks", null);
        var path = string.Join('/', pieces);
        if (!names.Add(path)) throw Refused("holds two files of one name", null);
        files.Add(new(path, length, digest));
    }

    // The parameter of the caller's, whichever overload it was.
#pragma warning disable MA0015
    private static ArgumentException Refused(string what, Exception? cause) => new($"The archive {what}. {Accepted}", cause);
#pragma warning restore MA0015
}
