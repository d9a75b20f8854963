namespace Xnat.Typed;

/// <summary>Looks at what is to be imported before a byte of it is sent.</summary>
internal static class ImportBody
{
    private const string Accepted = "Imports take a zip, tar or tar.gz of DICOM files.";

    /// <param name="path">The file.</param>
    /// <param name="takesSeveral">Whether images of several studies may be in it.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The file is not there or is no archive.</exception>
    /// <exception cref="XnatException">It cannot be read.</exception>
    public static async Task<HttpContent> OfFileAsync(
        string path, bool takesSeveral, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
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
            file.Position = 0;
            await Task.Run(
                () => RefuseUnfit(file, path, mediaType, takesSeveral, nameof(path), cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            return FileContent.Of(path, mediaType, progress);
        }
    }

    /// <exception cref="ArgumentException">The stream is no archive.</exception>
    /// <exception cref="XnatException">The stream fails.</exception>
    public static async Task<HttpContent> OfStreamAsync(Stream archive, bool takesSeveral, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        if (!archive.CanRead) throw new ArgumentException("The stream cannot be read; nothing was sent.", nameof(archive));
        var start = archive.CanSeek ? archive.Position : 0;
        var header = await HeaderOfAsync(archive, cancellationToken).ConfigureAwait(false);
        var mediaType = ArchiveKind.MediaType(header.Span)
            ?? throw new ArgumentException(
                $"The stream {ArchiveKind.Describe(header.Span)}; nothing was sent. {Accepted}", nameof(archive));
        if (archive.CanSeek)
        {
            await Task.Run(
                () => RefuseUnfit(
                    new StreamWindow(archive, start), "The stream", mediaType, takesSeveral, nameof(archive), cancellationToken),
                cancellationToken).ConfigureAwait(false);
            archive.Position = start + header.Length;
        }

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

    private static void RefuseUnfit(
        Stream file, string what, string mediaType, bool takesSeveral, string parameter, CancellationToken cancellationToken)
    {
        var kind = mediaType switch { ArchiveKind.Zip => "zip", ArchiveKind.Tar => "tar", _ => "tar.gz" };
        (int Studies, int Files) found;
        try
        {
            found = mediaType switch
            {
                ArchiveKind.Zip => StudyOf.Zip(file),
                ArchiveKind.Tar => StudyOf.Tar(file, cancellationToken),
                _ => StudyOf.PackedTar(file, cancellationToken),
            };
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException or FormatException)
        {
            throw new ArgumentException(
                $"{what} is a {kind} that is cut or broken; nothing was sent. Pack or copy it anew.", parameter, e);
        }

        if (found.Files == 0)
            throw new ArgumentException($"{what} is a {kind} without files; nothing was sent. {Accepted}", parameter);
        if (found.Studies > 1 && !takesSeveral)
            throw new ArgumentException(
                $"{what} is a {kind} with images of {found.Studies} studies, and each would become a session of its own; nothing was sent. "
                + "Send each study on its own, all of them from a folder by ImportDirectoryAsync, or into the prearchive by "
                + "ImportStudiesToPrearchiveAsync.",
                parameter);
    }
}
