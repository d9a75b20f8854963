using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>A scan of a session in the prearchive.</summary>
public sealed class PrearchiveScan
{
    internal PrearchiveScan(PrearchiveSession session, string id, string? xsiType, string? seriesDescription)
    {
        Session = session;
        Id = XnatText.Decode(id);
        XsiType = string.IsNullOrEmpty(xsiType) ? null : xsiType;
        SeriesDescription = string.IsNullOrEmpty(seriesDescription) ? null : XnatText.Decode(seriesDescription);
    }

    /// <summary>The session that it belongs to.</summary>
    public PrearchiveSession Session { get; }

    /// <summary>ID within the session, a text: <c>1001-MR3</c>.</summary>
    public string Id { get; }

    /// <summary>Data type that the scan will have: <c>xnat:mrScanData</c>.</summary>
    public string? XsiType { get; }

    /// <summary>Series description of the DICOM files.</summary>
    public string? SeriesDescription { get; }

    internal string Path => $"{Session.Address.Path}/scans/{Id}";

    /// <summary>The files of the scan, resource by resource, in the order of the server's catalogs.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">
    /// The scan or a resource has no ID and label, or one that cannot stand in an address.
    /// </exception>
    public async IAsyncEnumerable<PrearchiveFile> FilesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (connection, at) = (Session.Connection, Session.Address);
        RequireSegment(Id);
        var resources = connection.RowsAsync(
            token => connection.Prearchive.ListResourcesAsync(at.Project, at.Timestamp, at.Folder, Id, token), cancellationToken);
        await foreach (var resource in resources.ConfigureAwait(false))
        {
            var label = resource["label"] is { Length: > 0 } named
                ? XnatText.Decode(named)
                : RowCheck.Required(resource, "xnat_abstractresource_id", $"GET {PrearchiveSession.Route}/scans/{{scan}}/resources");
            RequireSegment(label);
            var files = connection.RowsAsync(
                token => connection.Prearchive.ListFilesAsync(at.Project, at.Timestamp, at.Folder, Id, label, token),
                cancellationToken);
            await foreach (var file in files.ConfigureAwait(false)) yield return new(this, label, file);
        }
    }

    /// <summary>Writes the files of the scan into a zip archive, as XNAT packs them.</summary>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written; what no scan lists, such as XNAT's own catalogs, is named.</returns>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or does not have all files that are listed. Nothing was kept.
    /// </exception>
    /// <exception cref="XnatException">The disk cannot hold it. Nothing was kept.</exception>
    public async Task<DownloadResult> DownloadAsync(
        string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var archive = await PackedAsync(cancellationToken).ConfigureAwait(false);
        return await archive.ToFileAsync(path, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts the files of the scan into a folder: <c>folder/SESSION/SCANS/4/DICOM/a.dcm</c>.</summary>
    /// <inheritdoc cref="DownloadAsync" path="/*[not(self::param)]"/>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DownloadResult> DownloadDirectoryAsync(
        string folder, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var archive = await PackedAsync(cancellationToken).ConfigureAwait(false);
        return await archive.ToFolderAsync(folder, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HeldArchive> PackedAsync(CancellationToken cancellationToken)
    {
        var (connection, at) = (Session.Connection, Session.Address);
        var files = await FilesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(
            connection,
            token => connection.Prearchive.DownloadScanAsync(at.Project, at.Timestamp, at.Folder, Id, token),
            files,
            $"GET {PrearchiveSession.Route}/scans/{{scan}}");
    }

    private static void RequireSegment(string key)
    {
        if (key is not ("" or "." or "..") && !key.Contains('/', StringComparison.Ordinal) && !key.Contains('\\', StringComparison.Ordinal))
            return;
        const string route = "GET /data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}/resources";
        throw new XnatContentException($"{route} cannot be asked: the scan or one of its resources has no name that can stand in an " +
            "address. Rebuild the session.")
        {
            Route = route,
        };
    }

    /// <summary>Class, description and ID: <c>PrearchiveScan T1 (4)</c>.</summary>
    public override string ToString() => $"PrearchiveScan {SeriesDescription ?? Id} ({Id})";
}
