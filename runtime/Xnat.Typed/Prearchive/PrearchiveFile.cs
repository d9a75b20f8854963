using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>A file of a scan in the prearchive.</summary>
public sealed class PrearchiveFile
{
    private const string Route = $"GET {PrearchiveSession.Route}/scans/{{scan}}/resources/{{resource}}/files";

    internal PrearchiveFile(PrearchiveScan scan, string resource, TableRow row)
    {
        Scan = scan;
        Resource = resource;
        Name = RowCheck.Required(row, "Name", Route);
        Uri = RowCheck.Required(row, "URI", Route);
        Remote = new(scan.Session.Connection, row, owner: null);
        Size = long.TryParse(row["Size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    /// <summary>The scan that it belongs to.</summary>
    public PrearchiveScan Scan { get; }

    /// <summary>Label of the resource that it lies in: <c>DICOM</c> or <c>secondary</c>.</summary>
    public string Resource { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its length in bytes, where the server knows it.</summary>
    public long? Size { get; }

    /// <summary>Its address.</summary>
    public string Uri { get; }

    internal XnatFile Remote { get; }

    /// <summary>Path within the resource.</summary>
    public string Path => Remote.Path;

    /// <summary>Writes the file to disk: complete and of the listed length, or not at all.</summary>
    /// <param name="path">The file to write; an older one of this name is replaced. Links, devices and pipes are not.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The session was archived, moved or deleted meanwhile.</exception>
    /// <exception cref="XnatContentException">What came is not of the length that is listed.</exception>
    /// <exception cref="XnatException">The file cannot be written.</exception>
    public Task<DownloadResult> DownloadAsync(
        string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Remote.DownloadAsync(path, progress, cancellationToken);

    /// <summary>The bytes of the file as they arrive. Dispose the stream; it ends the request.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <remarks>The read that finds the end compares the length with the one that is listed.</remarks>
    /// <exception cref="XnatNotFoundException">The session was archived, moved or deleted meanwhile.</exception>
    /// <exception cref="XnatContentException">What came is not of the length that is listed; thrown by the last read.</exception>
    public Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default) => Remote.OpenReadAsync(cancellationToken);

    /// <summary>Class and name.</summary>
    public override string ToString() => $"PrearchiveFile {Name}";
}
