using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Writes scans, sessions and resources as archives into streams.</summary>
/// <remarks>
/// The bytes are compared while they pass, and with the archive's directory at its end: after an exception the stream holds some that
/// nobody vouches for. It stays the caller's and open.
/// </remarks>
public static class StreamDownloadExtensions
{
    /// <summary>Writes all files of a scan as a zip archive into a stream.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="target">Where it goes, from where the stream stands.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How much was written, and what it was compared by; the path is empty.</returns>
    /// <exception cref="ArgumentException">Nothing can be written into the stream.</exception>
    /// <exception cref="XnatException">The stream threw.</exception>
    /// <exception cref="XnatNotFoundException">There are no files.</exception>
    /// <exception cref="XnatContentException">The archive arrived cut, is broken, or is not what the catalog lists.</exception>
    public static Task<DownloadResult> DownloadAsync(
        this ImageScanData scan,
        Stream target,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToStreamAsync(scan, "", target, options, progress, cancellationToken);

    /// <summary>Writes all files of all scans of a session as a zip archive into a stream.</summary>
    /// <param name="session">The session.</param>
    /// <param name="target">Where it goes, from where the stream stands.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="DownloadAsync(ImageScanData, Stream, DownloadOptions, IProgress{TransferProgress}, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    public static Task<DownloadResult> DownloadAsync(
        this ImageSessionData session,
        Stream target,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToStreamAsync(session, "/scans/ALL", target, options, progress, cancellationToken);

    /// <summary>Writes all files of a resource as a zip archive into a stream.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="target">Where it goes, from where the stream stands.</param>
    /// <param name="options">How closely it must agree with the catalog; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">
    /// Hears of the receiving; the total is not known, since XNAT packs while it sends. What it throws ends the download.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="DownloadAsync(ImageScanData, Stream, DownloadOptions, IProgress{TransferProgress}, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    public static Task<DownloadResult> DownloadAsync(
        this AbstractResource resource,
        Stream target,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ToStreamAsync(resource, "", target, options, progress, cancellationToken);

    private static Task<DownloadResult> ToStreamAsync(
        XnatObject item,
        string below,
        Stream target,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        CallersStream.RequireWritable(target);
        var location = ItemReading.LocationOf(item);
        return ArchiveDownload.ToStreamAsync(
            location.Connection,
            location.Address + below,
            target,
            ReachedLabel.Of(item),
            DownloadOptions.Checked(options),
            progress,
            cancellationToken);
    }
}
