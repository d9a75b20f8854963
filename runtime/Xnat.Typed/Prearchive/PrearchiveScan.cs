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

    /// <summary>The files of the scan.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<PrearchiveFile> FilesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var connection = Session.Connection;
        var resources = connection.RowsAsync(token => connection.Archive.GetAsync($"{Path}/resources", PrearchiveSession.AsJson, token), cancellationToken);
        await foreach (var resource in resources.ConfigureAwait(false))
        {
            var label = RowCheck.Required(resource, "label", $"GET {PrearchiveSession.Route}/scans/{{scan}}/resources");
            var files = connection.RowsAsync(token => connection.Archive.GetAsync($"{Path}/resources/{label}/files", PrearchiveSession.AsJson, token), cancellationToken);
            await foreach (var file in files.ConfigureAwait(false)) yield return new(this, label, file);
        }
    }

    /// <summary>Class, description and ID: <c>PrearchiveScan T1 (4)</c>.</summary>
    public override string ToString() => $"PrearchiveScan {SeriesDescription ?? Id} ({Id})";
}
