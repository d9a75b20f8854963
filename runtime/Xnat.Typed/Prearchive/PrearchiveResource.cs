using System.Globalization;

namespace Xnat.Typed;

/// <summary>A folder of files of a session in the prearchive, or of one of its scans.</summary>
public sealed class PrearchiveResource
{
    internal PrearchiveResource(TableRow row)
    {
        Label = XnatText.Decode(row["label"] ?? "");
        var isOfScan = RowCheck.Required(row, "category", $"GET {PrearchiveSession.Route}/resources") == "scans";
        Scan = isOfScan && row["cat_id"] is { Length: > 0 } scan ? XnatText.Decode(scan) : null;
        FileCount = long.TryParse(row["file_count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        Size = long.TryParse(row["file_size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    /// <summary>Its label, such as <c>DICOM</c>; empty where it has none.</summary>
    public string Label { get; }

    /// <summary>ID of the scan that it belongs to; <see langword="null"/> for one of the session itself.</summary>
    public string? Scan { get; }

    /// <summary>How many files it has, where the server knows it.</summary>
    public long? FileCount { get; }

    /// <summary>Length of all its files in bytes, where the server knows it.</summary>
    public long? Size { get; }

    /// <summary>Class and label.</summary>
    public override string ToString() => $"PrearchiveResource {Label}";
}
