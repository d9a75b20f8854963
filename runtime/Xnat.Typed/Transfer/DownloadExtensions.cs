using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Downloading of scans, sessions and resources as archives. An archive is complete or not there at all: it is compared with the catalog
/// file by file, by name, length and, where the site keeps them, digest.
/// </summary>
public static class DownloadExtensions
{
    /// <summary>Writes all files of a scan into a zip archive.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written, and what it was compared by.</returns>
    /// <exception cref="XnatException">
    /// The disk cannot hold it, or something other than files stands where files go. Nothing was kept.
    /// </exception>
    /// <exception cref="XnatNotFoundException">There are no files.</exception>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or is not what the catalog lists. Nothing was kept.
    /// </exception>
    /// <example>
    /// <code>
    /// DownloadResult result = await scan.DownloadAsync(Path.Combine(folder, "T1.zip"));
    /// Console.WriteLine(result);
    /// </code>
    /// </example>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadAsync(
        this ImageScanData scan,
        string path,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadAsync(scan, path, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadAsync(ImageScanData, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="scan">The scan.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadAsync(
        this ImageScanData scan,
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToFileAsync(scan, "", path, options, progress, cancellationToken);

    /// <summary>Writes the files of all scans of a session into a zip archive.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written, and what it was compared by.</returns>
    /// <exception cref="XnatException">
    /// The disk cannot hold it, or something other than files stands where files go. Nothing was kept.
    /// </exception>
    /// <exception cref="XnatNotFoundException">There are no files.</exception>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or is not what the catalog lists. Nothing was kept.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadAsync(
        this ImageSessionData session,
        string path,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadAsync(session, path, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadAsync(ImageSessionData, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="session">The session.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadAsync(
        this ImageSessionData session,
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToFileAsync(session, "/scans/ALL", path, options, progress, cancellationToken);

    /// <summary>Writes all files of a resource into a zip archive.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written, and what it was compared by.</returns>
    /// <exception cref="XnatException">
    /// The disk cannot hold it, or something other than files stands where files go. Nothing was kept.
    /// </exception>
    /// <exception cref="XnatNotFoundException">There are no files.</exception>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or is not what the catalog lists. Nothing was kept.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Task<DownloadResult> DownloadAsync(
        this AbstractResource resource,
        string path,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DownloadAsync(resource, path, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadAsync(AbstractResource, string, IProgress{TransferProgress}?, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DownloadResult> DownloadAsync(
        this AbstractResource resource,
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToFileAsync(resource, "", path, options, progress, cancellationToken);

    private static Task<DownloadResult> ToFileAsync(
        XnatObject item,
        string below,
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var location = ItemReading.LocationOf(item);
        var checkedOptions = DownloadOptions.Checked(options);
        return DiskFailure.GuardAsync(
            () => ArchiveDownload.ToFileAsync(
                location.Connection, location.Address + below, path, ReachedLabel.Of(item), checkedOptions, progress, cancellationToken));
    }
}
