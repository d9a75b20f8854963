using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>Looks at what is to be imported before a byte of it is sent.</summary>
internal static class ImportBody
{
    private const string Wanted = "Imports take a zip, tar or tar.gz of DICOM files.";

    /// <exception cref="ArgumentException">The file is no archive.</exception>
    public static HttpContent OfFile(string path, IProgress<TransferProgress>? progress)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) throw new ArgumentException($"{path} is a folder. {Wanted} Pack it first, as with ZipFile.CreateFromDirectory.", nameof(path));
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file {path}; nothing was sent.", path);
        using var file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[ArchiveKind.HeaderLength];
        header = header[..file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)];
        var mediaType = ArchiveKind.MediaType(header) ?? throw new ArgumentException($"{path} {ArchiveKind.Describe(header)}; nothing was sent. {Wanted}", nameof(path));
        if (ArchiveKind.IsZip(header)) RefuseBroken(file, path);
        return new FileContent(path, mediaType, progress);
    }

    /// <exception cref="ArgumentException">The stream is no archive.</exception>
    public static async Task<HttpContent> OfStreamAsync(Stream archive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var header = new byte[ArchiveKind.HeaderLength];
        var length = await archive.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var mediaType = ArchiveKind.MediaType(header.AsSpan(0, length))
            ?? throw new ArgumentException($"The stream {ArchiveKind.Describe(header.AsSpan(0, length))}; nothing was sent. {Wanted}", nameof(archive));
        return new OpenStreamContent(archive, header.AsMemory(0, length), mediaType);
    }

    private static void RefuseBroken(FileStream file, string path)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Any(ZipCheck.IsFile)) return;
        }
        catch (InvalidDataException e)
        {
            throw new ArgumentException($"{path} is a zip that is cut or broken; nothing was sent. Pack or copy it anew.", nameof(path), e);
        }

        throw new ArgumentException($"{path} is a zip without files; nothing was sent. {Wanted}", nameof(path));
    }
}
