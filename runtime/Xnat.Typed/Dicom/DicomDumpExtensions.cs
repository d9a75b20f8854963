using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reading of DICOM headers without downloading files.</summary>
public static class DicomDumpExtensions
{
    /// <summary>The header of the scan's first DICOM file.</summary>
    /// <param name="scan">A scan in the archive.</param>
    /// <param name="fields">
    /// Keywords (<c>PatientID</c>, capital letters matter) or tags (<c>(0010,0020)</c>, <c>00100020</c>) that are wanted; none for all.
    /// </param>
    /// <exception cref="XnatResponseException">The server knows no tag of that name.</exception>
    /// <exception cref="XnatNotFoundException">The scan has no DICOM file.</exception>
    /// <example>
    /// <code>
    /// DicomDump tags = await scan.DicomDumpAsync("PatientID", "SeriesDescription");
    /// Console.WriteLine(tags["SeriesDescription"]);
    /// </code>
    /// </example>
    public static Task<DicomDump> DicomDumpAsync(this ImageScanData scan, params string[] fields) =>
        DicomDumpAsync(scan, fields, CancellationToken.None);

    /// <inheritdoc cref="DicomDumpAsync(ImageScanData, string[])" path="/*[not(self::param)]"/>
    /// <param name="scan">A scan in the archive.</param>
    /// <param name="fields">What is wanted; none for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DicomDump> DicomDumpAsync(
        this ImageScanData scan,
        IReadOnlyCollection<string> fields,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var location = ItemReading.LocationOf(scan);
        return await DumpAsync(
            location.Connection,
            await SourceAsync(scan, location, cancellationToken).ConfigureAwait(false),
            fields,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The header of the first DICOM file of a scan in the prearchive.</summary>
    /// <param name="scan">A scan in the prearchive.</param>
    /// <param name="fields">Keywords or tags that are wanted; none for all.</param>
    public static Task<DicomDump> DicomDumpAsync(this PrearchiveScan scan, params string[] fields) =>
        DicomDumpAsync(scan, fields, CancellationToken.None);

    /// <inheritdoc cref="DicomDumpAsync(PrearchiveScan, string[])" path="/*[not(self::param)]"/>
    /// <param name="scan">A scan in the prearchive.</param>
    /// <param name="fields">What is wanted; none for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<DicomDump> DicomDumpAsync(
        this PrearchiveScan scan,
        IReadOnlyCollection<string> fields,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return DumpAsync(scan.Session.Connection, "/" + scan.Path, fields, cancellationToken);
    }

    private static async Task<DicomDump> DumpAsync(
        XnatConnection connection,
        string source,
        IReadOnlyCollection<string> fields,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        // The server refuses a tag that is asked for twice.
        var names = fields.Select(Name).Distinct(StringComparer.Ordinal).ToArray();
        var rows = new List<DicomDumpRow>();
        await foreach (var row in connection.RowsAsync(
            token => connection.Dicom.DumpAsync(source, names, token), cancellationToken).ConfigureAwait(false))
            rows.Add(new(
                RowCheck.Required(row, "tag1", "GET /data/services/dicomdump"),
                row["tag2"] ?? "",
                row["vr"] ?? "",
                WebUtility.HtmlDecode(row["value"] ?? ""),
                WebUtility.HtmlDecode(row["desc"] ?? "")));
        if (rows.Count > 0 || names.Length > 0) return new(rows);
        var answer = new FailedAnswer(HttpStatusCode.NotFound, "GET", "/data/services/dicomdump");
        throw new XnatNotFoundException(
            "GET /data/services/dicomdump found no DICOM file in the scan; list its resources, DICOM files are in the one called DICOM or "
            + "secondary.",
            answer);
    }

    /// <summary>The service wants keywords or bare hexadecimal digits.</summary>
    private static string Name(string field)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        var digits = string.Concat(field.Where(static c => c is not ('(' or ')' or ',' or ' ')));
        return digits.Length == 8 && digits.All(char.IsAsciiHexDigit) ? digits.ToUpperInvariant() : field.Trim();
    }

    // The service finds nothing without a project in the path, and says so by an empty table.
    private static async Task<string> SourceAsync(ImageScanData scan, ItemLocation location, CancellationToken cancellationToken)
    {
        if (location.Address.StartsWith("projects/", StringComparison.Ordinal)) return "/archive/" + location.Address;
        var session = location.Address[..location.Address.IndexOf("/scans/", StringComparison.Ordinal)];
        var project = location.Owner is null ? null : ItemAddress.Value(location.Owner.Raw, "project");
        project ??= ItemAddress.Value(
            await ItemReading.ReadAsync(location.Connection, session, cancellationToken).ConfigureAwait(false), "project");
        return project is null
            ? throw new XnatContentException(
                "The session of the scan came without its project, and DICOM headers are served below a project only; find the scan "
                + "through its project.")
            {
                DataType = scan.XsiType,
                Field = "project"
            }
            : $"/archive/projects/{project}/{location.Address}";
    }
}
