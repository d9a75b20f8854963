namespace Xnat.Typed;

/// <summary>Fetches what lies below an address as one zip archive, into a file or a folder.</summary>
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
            var route = await FetchAsync(connection, address, file.Stream, catalog, meter, cancellationToken).ConfigureAwait(false);
            using var archive = ArchiveExtraction.Open(file.Stream, catalog, connection.Options.Limits, route);
            var found = await archive.CheckAsync(cancellationToken).ConfigureAwait(false);
            var bytes = file.Stream.Length;
            await file.KeepAsync().ConfigureAwait(false);
            meter.Finish();
            return found with
            {
                Path = Path.GetFullPath(path),
                Bytes = bytes,
                ShowsOwnersLabel = label is not null && !archive.IsOf(label),
            };
        }
    }

    /// <summary>Extracts the archive into a folder. Nothing stands there before all of the archive is in order.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what is packed.</param>
    /// <param name="target">The folder, and what messages may call it.</param>
    /// <param name="catalog">What the archive must hold.</param>
    /// <param name="rootFolder">
    /// Takes the place of the first folder of every entry, which is called like the object in its own project.
    /// </param>
    /// <param name="meter">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DownloadResult> ToFolderAsync(
        XnatConnection connection,
        string address,
        (string Path, string Shown) target,
        ArchiveCatalog catalog,
        string? rootFolder,
        ProgressMeter meter,
        CancellationToken cancellationToken)
    {
        var staging = StagingFolder.Create(target.Path, target.Shown);
        await using (staging.ConfigureAwait(false))
        {
            FreeSpace.Require(staging.Target, target.Shown, catalog.Bytes ?? 0);
            var file = OpenArchive(staging.ArchivePath);
            await using (file.ConfigureAwait(false))
            {
                var route = await FetchAsync(connection, address, file, catalog, meter, cancellationToken).ConfigureAwait(false);
                using var archive = ArchiveExtraction.Open(file, catalog, connection.Options.Limits, route);
                FreeSpace.Require(staging.Target, target.Shown, archive.Bytes);
                var result = await archive.ExtractAsync(staging.FilesPath, rootFolder, cancellationToken).ConfigureAwait(false);
                staging.MoveInto();
                return result with { Path = staging.Target };
            }
        }
    }

    private static FileStream OpenArchive(string path)
    {
        try
        {
            const FileOptions options = FileOptions.Asynchronous | FileOptions.DeleteOnClose;
            return new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    private static async Task<string> FetchAsync(
        XnatConnection connection,
        string address,
        FileStream target,
        ArchiveCatalog catalog,
        ProgressMeter meter,
        CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(
            token => connection.Files.DownloadAllAsync(address, token), ExpectedContent.Bytes, cancellationToken)
            .ConfigureAwait(false);
        var route = connection.RouteOf(response);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var (source, header) = await ArchiveBody.OpenAsync(
            body, ContentCoding.Of(response.Content), route, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            RefuseOther(header, connection.Describe(response), route);
            var most = catalog.MostReceived;
            var length = await StreamCopy.CopyAsync(source, target, most, null, meter, cancellationToken).ConfigureAwait(false);
            if (length <= most) return route;
            throw new XnatContentException(
                $"The archive from {route} is longer than {most} bytes, " +
                $"and the catalog lists {catalog.Files.Count} files of {catalog.Bytes}; " +
                "nothing was kept. If the catalog is stale, refresh it on the server or set DownloadOptions.Catalog to Lenient.")
            {
                Route = route,
            };
        }
    }

    private static void RefuseOther(ReadOnlyMemory<byte> header, FailedAnswer answer, string route)
    {
        if (ArchiveKind.IsZip(header.Span)) return;
        if (ArchiveKind.IsEmptyZip(header.Span)) throw ArchiveExtraction.Empty(route);
        throw new XnatResponseException(
            $"{answer} with something that {ArchiveKind.Describe(header.Span)} instead of a zip archive; nothing was kept. " +
            "Check the address and the proxy before it.",
            answer);
    }
}
