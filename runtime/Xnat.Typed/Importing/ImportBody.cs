using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>Looks at what is to be imported before a byte of it is sent.</summary>
internal static class ImportBody
{
    private const string Accepted = "Imports take a zip, tar or tar.gz of DICOM files.";

    /// <exception cref="ArgumentException">The file is not there or is no archive.</exception>
    /// <exception cref="XnatException">It cannot be read.</exception>
    public static async Task<HttpContent> OfFileAsync(
        string path, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path))
        {
            throw new ArgumentException(
                $"{path} is a folder. {Accepted} Pack it first, as with ZipFile.CreateFromDirectory.", nameof(path));
        }

        var file = LocalFile.Open(path);
        await using (file.ConfigureAwait(false))
        {
            var header = await HeaderOfAsync(file, cancellationToken).ConfigureAwait(false);
            var mediaType = ArchiveKind.MediaType(header.Span)
                ?? throw new ArgumentException($"{path} {ArchiveKind.Describe(header.Span)}; nothing was sent. {Accepted}", nameof(path));
            if (ArchiveKind.IsZip(header.Span)) RefuseBroken(file, path);
            return FileContent.Of(path, mediaType, progress);
        }
    }

    /// <exception cref="ArgumentException">The stream is no archive.</exception>
    /// <exception cref="XnatException">The stream fails.</exception>
    public static async Task<HttpContent> OfStreamAsync(Stream archive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        if (!archive.CanRead) throw new ArgumentException("The stream cannot be read; nothing was sent.", nameof(archive));
        var header = await HeaderOfAsync(archive, cancellationToken).ConfigureAwait(false);
        var mediaType = ArchiveKind.MediaType(header.Span)
            ?? throw new ArgumentException(
                $"The stream {ArchiveKind.Describe(header.Span)}; nothing was sent. {Accepted}", nameof(archive));
        return OpenStreamContent.Of(archive, header, mediaType);
    }

    private static async Task<ReadOnlyMemory<byte>> HeaderOfAsync(Stream archive, CancellationToken cancellationToken)
    {
        try
        {
            var header = new byte[ArchiveKind.HeaderLength];
            var length = await archive.ReadAtLeastAsync(
                header, header.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return header.AsMemory(0, length);
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            throw new XnatException("The file or stream that was to be sent cannot be read. Nothing was sent.", e);
        }
    }

    private static void RefuseBroken(FileStream file, string path)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Any(static entry => !entry.FullName.EndsWith('/'))) return;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            throw new ArgumentException($"{path} is a zip that is cut or broken; nothing was sent. Pack or copy it anew.", nameof(path), e);
        }

        throw new ArgumentException($"{path} is a zip without files; nothing was sent. {Accepted}", nameof(path));
    }
}
