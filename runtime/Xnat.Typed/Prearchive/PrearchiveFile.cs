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

    /// <summary>Class and name.</summary>
    public override string ToString() => $"PrearchiveFile {Name}";
}
