namespace Xnat.Typed;

/// <summary>Fetches a session of the prearchive, or a scan of one, as the zip that XNAT packs, into a file or a folder.</summary>
/// <param name="connection">The session.</param>
/// <param name="ask">Asks for the archive.</param>
/// <param name="files">The files that must be in it.</param>
/// <param name="route">What is asked, for messages.</param>
internal sealed class HeldArchive(
    XnatConnection connection,
    Func<CancellationToken, Task<HttpResponseMessage>> ask,
    IReadOnlyCollection<PrearchiveFile> files,
    string route)
{
    /// <summary>Writes the archive to a file as it comes.</summary>
    public Task<DownloadResult> ToFileAsync(
        string path, IProgress<TransferProgress>? progress, CancellationToken cancellationToken) =>
        DiskFailure.GuardAsync(async () =>
        {
            var file = PartialFile.Create(path);
            await using (file.ConfigureAwait(false))
            {
                var catalog = Catalog();
                FreeSpace.Require(file.Folder, file.Folder, catalog.Bytes ?? 0);
                var result = await ReceiveAsync(
                    catalog,
                    new UnplacedEntries(),
                    progress,
                    (bytes, token) => StreamCopy.WriteAsync(file.Stream, bytes, token),
                    cancellationToken).ConfigureAwait(false);
                var length = file.Stream.Length;
                await file.KeepAsync().ConfigureAwait(false);
                return result with { Path = Path.GetFullPath(path), Bytes = length };
            }
        });

    /// <summary>Extracts the archive into a folder: all of it, or nothing.</summary>
    public Task<DownloadResult> ToFolderAsync(
        string folder, IProgress<TransferProgress>? progress, CancellationToken cancellationToken) =>
        DiskFailure.GuardAsync(async () =>
        {
            var staging = StagingFolder.Create(folder, folder);
            await using (staging.ConfigureAwait(false))
            {
                var catalog = Catalog();
                FreeSpace.Require(staging.Target, folder, catalog.Bytes ?? 0);
                var result = await ReceiveAsync(
                    catalog, new StagedEntries(staging.FilesPath), progress, null, cancellationToken).ConfigureAwait(false);
                staging.MoveInto();
                return result with { Path = staging.Target };
            }
        });

    private async Task<DownloadResult> ReceiveAsync(
        ArchiveCatalog catalog,
        IEntryTarget target,
        IProgress<TransferProgress>? progress,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? copy,
        CancellationToken cancellationToken)
    {
        var meter = new ProgressMeter(progress, null);
        var entries = new HeldEntries(target);
        var archive = await new StreamedArchive(connection, ask, catalog, meter) { Copy = copy }
            .ReceiveAsync(entries, cancellationToken).ConfigureAwait(false);
        var unlisted = entries.Compare(files, route);
        meter.Finish();
        var by = files.All(static file => file.Size is not null) ? VerifiedBy.Length : (VerifiedBy?)null;
        return archive.ToResult("", archive.Bytes) with { VerifiedBy = by, Unlisted = unlisted };
    }

    /// <summary>Bounds what may come; names are compared by those of XNAT's disk.</summary>
    private ArchiveCatalog Catalog() => new(
        [.. files.Select(static file => new CatalogFile("", "", "", file.Resource, null, file.Remote.Expected))],
        new() { Catalog = CatalogCheck.Lenient },
        connection.Options.Limits);
}
