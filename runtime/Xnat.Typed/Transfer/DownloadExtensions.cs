using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Downloading of scans, sessions and subjects. An archive or a folder is complete or not there at all.</summary>
public static class DownloadExtensions
{
    /// <summary>Writes all files of a scan into a zip archive.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">Hears of the receiving; the total is not known, since XNAT packs while it sends.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatException">The file cannot be written; nothing was downloaded.</exception>
    /// <exception cref="XnatNotFoundException">The scan has no files.</exception>
    /// <exception cref="XnatContentException">The archive arrived cut; nothing was kept.</exception>
    public static Task<DownloadResult> DownloadAsync(
        this ImageScanData scan, string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ToFileAsync(scan, "", path, progress, cancellationToken);

    /// <summary>Writes the files of all scans of a session into a zip archive.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadAsync(
        this ImageSessionData session, string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ToFileAsync(session, "/scans/ALL", path, progress, cancellationToken);

    /// <summary>Writes all files of a resource into a zip archive.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadAsync(
        this AbstractResource resource, string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ToFileAsync(resource, "", path, progress, cancellationToken);

    /// <summary>Extracts all files of a scan: <c>folder/SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadDirAsync(
        this ImageScanData scan, string folder, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ToFolderAsync(scan, "", folder, progress, cancellationToken);

    /// <summary>Extracts the files of all scans of a session: <c>folder/SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>. A session without files writes nothing.</summary>
    /// <param name="session">The session.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadDirAsync(
        this ImageSessionData session, string folder, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ToFolderAsync(session, "/scans/ALL", folder, progress, cancellationToken);

    /// <summary>Extracts all files of a resource, in the folders that XNAT packs them in.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadDirAsync(
        this AbstractResource resource, string folder, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ToFolderAsync(resource, "", folder, progress, cancellationToken);

    /// <summary>
    /// Extracts the scans of all imaging sessions of a subject: <c>folder/SUBJECT/SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>.
    /// Each session is complete or not there; sessions that were complete before a failure stay.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The subject's folder, and what was written in it.</returns>
    public static async Task<DownloadResult> DownloadDirAsync(
        this SubjectData subject, string folder, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var target = Path.GetFullPath(Path.Combine(folder, SafePath.FileName(subject.Label ?? subject.Id ?? "subject")));
        var meter = new ProgressMeter(progress, null);
        var (files, bytes) = (0, 0L);
        await foreach (var session in subject.Experiments.OfType<ImageSessionData>().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var part = await ToFolderAsync(session, "/scans/ALL", target, meter, cancellationToken).ConfigureAwait(false);
            files += part.Files;
            bytes += part.Bytes;
        }

        meter.Finish();
        return new(target, files, bytes);
    }

    private static Task<DownloadResult> ToFileAsync(XnatItem item, string below, string path, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var place = ItemReading.PlaceOf(item);
        return ArchiveDownload.ToFileAsync(place.Connection, place.Address + below, path, progress, cancellationToken);
    }

    private static async Task<DownloadResult> ToFolderAsync(XnatItem item, string below, string folder, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var meter = new ProgressMeter(progress, null);
        var result = await ToFolderAsync(item, below, folder, meter, cancellationToken).ConfigureAwait(false);
        meter.Finish();
        return result;
    }

    private static async Task<DownloadResult> ToFolderAsync(XnatItem item, string below, string folder, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var place = ItemReading.PlaceOf(item);
        var address = place.Address + below;
        // Packing nothing is an error to XNAT, and having no files is none to the caller.
        var (files, bytes) = await FileListing.CountAsync(place.Connection, address, cancellationToken).ConfigureAwait(false);
        if (files == 0) return new(Path.GetFullPath(folder), 0, 0);
        return await ArchiveDownload.ToFolderAsync(place.Connection, address, folder, new(files, bytes), meter, cancellationToken).ConfigureAwait(false);
    }
}
