namespace Xnat.Typed;

/// <summary>Fetches what lies below an address as one zip archive, into a file or a stream.</summary>
internal static class ArchiveDownload
{
    /// <summary>Writes the archive to a file.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what is packed.</param>
    /// <param name="path">The file.</param>
    /// <param name="label">The label by which the object was reached, where the archive may show another.</param>
    /// <param name="options">How closely it must agree with the catalog.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DownloadResult> ToFileAsync(
        XnatConnection connection,
        string address,
        string path,
        string? label,
        DownloadOptions options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var file = PartialFile.Create(path);
        await using (file.ConfigureAwait(false))
        {
            var catalog = await ArchiveCatalog.ReadAsync(connection, address, options, cancellationToken).ConfigureAwait(false);
            FreeSpace.Require(file.Folder, file.Folder, catalog.Bytes ?? 0);
            var meter = new ProgressMeter(progress, null);
            var archive = await new StreamedArchive(connection, address, catalog, meter)
            {
                Copy = (bytes, token) => StreamCopy.WriteAsync(file.Stream, bytes, token),
                Restart = () => file.Stream.SetLength(0),
            }.ReceiveAsync(new UnplacedEntries(), cancellationToken).ConfigureAwait(false);
            var length = file.Stream.Length;
            await file.KeepAsync().ConfigureAwait(false);
            meter.Finish();
            return archive.ToResult(Path.GetFullPath(path), length) with { ShowsOwnersLabel = label is not null && !archive.IsOf(label) };
        }
    }

    /// <summary>Writes the archive into a stream of the caller's.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what is packed.</param>
    /// <param name="target">The stream.</param>
    /// <param name="label">The label by which the object was reached, where the archive may show another.</param>
    /// <param name="options">How closely it must agree with the catalog.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DownloadResult> ToStreamAsync(
        XnatConnection connection,
        string address,
        Stream target,
        string? label,
        DownloadOptions options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var catalog = await ArchiveCatalog.ReadAsync(connection, address, options, cancellationToken).ConfigureAwait(false);
        var meter = new ProgressMeter(progress, null);
        var archive = await new StreamedArchive(connection, address, catalog, meter)
        {
            Copy = (bytes, token) => CallersStream.WriteAsync(target, bytes, token),
        }.ReceiveAsync(new UnplacedEntries(), cancellationToken).ConfigureAwait(false);
        meter.Finish();
        return archive.ToResult("", meter.Bytes) with { ShowsOwnersLabel = label is not null && !archive.IsOf(label) };
    }
}
