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

    /// <summary>The files of the scan, resource by resource.</summary>
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
