using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Downloading of scans, sessions, resources and subjects into folders. What is downloaded at once is complete or not there at all: it is
/// compared with the catalog file by file, by name, length and, where the site keeps them, digest.
/// </summary>
/// <remarks>
/// With <see cref="DirectoryOptions"/> it goes file by file: selected, under names of your choice, several at a time, and noted in the
/// folder (<c>.xnat</c>), so that a run that ended in whatever way goes on where it was when it is called again. Each file is written once,
/// compared while it arrives, and appears under its name when it is complete. Nothing that stands there is overwritten unless
/// <see cref="DirectoryOptions.IfExists"/> says so, and nothing is ever deleted. Failures of single files and objects are values of the
/// report, not exceptions.
/// </remarks>
public static partial class DirectoryDownloadExtensions
{
    /// <summary>
    /// Extracts all files of a scan: <c>folder/SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>. A scan without files writes nothing.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written, and what it was compared by.</returns>
    /// <exception cref="XnatException">
    /// The disk cannot hold it, or something other than files stands where files go. Nothing was changed there; a disk that fails so that
    /// older files cannot even be put back is said, and where they are kept.
    /// </exception>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or is not what the catalog lists. Nothing was kept.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this ImageScanData scan,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadDirectoryAsync(scan, folder, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadDirectoryAsync(ImageScanData, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="scan">The scan.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this ImageScanData scan,
        string folder,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToFolderAsync(scan, "", folder, options, progress, cancellationToken);

    /// <summary>
    /// Extracts the files of all scans of a session: <c>folder/SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>. A session without files
    /// writes nothing.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written, and what it was compared by.</returns>
    /// <exception cref="XnatException">
    /// The disk cannot hold it, or something other than files stands where files go. Nothing was changed there; a disk that fails so that
    /// older files cannot even be put back is said, and where they are kept.
    /// </exception>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or is not what the catalog lists. Nothing was kept.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this ImageSessionData session,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadDirectoryAsync(session, folder, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadDirectoryAsync(ImageSessionData, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="session">The session.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this ImageSessionData session,
        string folder,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToFolderAsync(session, "/scans/ALL", folder, options, progress, cancellationToken);

    /// <summary>Extracts all files of a resource, in the folders that XNAT packs them in.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written, and what it was compared by.</returns>
    /// <exception cref="XnatException">
    /// The disk cannot hold it, or something other than files stands where files go. Nothing was changed there; a disk that fails so that
    /// older files cannot even be put back is said, and where they are kept.
    /// </exception>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or is not what the catalog lists. Nothing was kept.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this AbstractResource resource,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadDirectoryAsync(resource, folder, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadDirectoryAsync(AbstractResource, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="resource">The resource.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this AbstractResource resource,
        string folder,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToFolderAsync(resource, "", folder, options, progress, cancellationToken);

    /// <summary>
    /// Extracts the scans of all imaging sessions of a subject: <c>folder/SUBJECT/SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>.
    /// Each session is complete or not there; sessions that were complete before a failure stay.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The subject's folder, and what was written in it.</returns>
    /// <exception cref="XnatException">The disk cannot hold it, or something other than files stands where files go.</exception>
    /// <exception cref="XnatContentException">
    /// An archive arrived cut, is broken, or is not what the catalog lists. Nothing of it was kept.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadDirectoryAsync(
        this SubjectData subject,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadDirectoryAsync(subject, folder, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadDirectoryAsync(SubjectData, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="subject">The subject.</param>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DownloadResult> DownloadDirectoryAsync(
        this SubjectData subject,
        string folder,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var checkedOptions = DownloadOptions.Checked(options);
        var target = Path.GetFullPath(Path.Combine(folder, SafePath.FileName(subject.Label ?? subject.Id ?? "subject")));
        var meter = new ProgressMeter(progress, null);
        var all = new DownloadResult(target, 0, 0);
        var sessions = subject.Experiments.OfType<ImageSessionData>();
        await foreach (var session in sessions.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var part = await ToFolderAsync(
                session, "/scans/ALL", (target, folder), checkedOptions, meter, cancellationToken).ConfigureAwait(false);
            all = all.With(part);
        }

        meter.Finish();
        return all;
    }

    private static async Task<DownloadResult> ToFolderAsync(
        XnatObject item,
        string below,
        string folder,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var meter = new ProgressMeter(progress, null);
        var checkedOptions = DownloadOptions.Checked(options);
        var result = await ToFolderAsync(item, below, (folder, folder), checkedOptions, meter, cancellationToken).ConfigureAwait(false);
        meter.Finish();
        return result;
    }

    private static async Task<DownloadResult> ToFolderAsync(
        XnatObject item,
        string below,
        (string Path, string Shown) target,
        DownloadOptions options,
        ProgressMeter meter,
        CancellationToken cancellationToken)
    {
        var location = ItemReading.LocationOf(item);
        var address = location.Address + below;
        var catalog = await ArchiveCatalog.ReadAsync(location.Connection, address, options, cancellationToken).ConfigureAwait(false);
        // Packing nothing is an error to XNAT, and having no files is none to the caller.
        if (catalog.Files.Count == 0) return new(Path.GetFullPath(target.Path), 0, 0);
        return await DiskFailure.GuardAsync(
            () => ArchiveDownload.ToFolderAsync(
                location.Connection, address, target, catalog, ReachedLabel.Of(item), meter, cancellationToken))
            .ConfigureAwait(false);
    }
}
