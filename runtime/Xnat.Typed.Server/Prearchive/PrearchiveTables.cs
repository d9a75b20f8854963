using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Listings of the prearchive; none of them has a count or a title.</summary>
internal static class PrearchiveTables
{
    private static readonly string[] SessionColumns =
    [
        "project", "timestamp", "lastmod", "uploaded", "scan_date", "scan_time", "subject", "folderName", "name", "tag", "status", "url",
        "autoarchive", "prevent_anon", "prevent_auto_commit", "SOURCE", "VISIT", "PROTOCOL", "TIMEZONE",
    ];

    public static Table Sessions(IEnumerable<PrearchiveSession> sessions)
    {
        var rows = sessions.Select(session => new string?[]
        {
            session.Project, session.Timestamp, Formats.Sql(session.Modified), Formats.Sql(session.Uploaded), session.Session["date"],
            session.Session["time"],
            session.Subject, session.Folder, session.Name, session.Session["UID"], session.Status, session.Url, session.AutoArchive,
            session.PreventsAnonymization ? "true" : "false", session.PreventsAutoCommit ? "true" : "false", session.Source,
            session.Visit, session.Protocol, session.TimeZone,
        });
        return Bare(SessionColumns, rows);
    }

    public static Table Scans(PrearchiveSession session) =>
        Bare(
            ["ID", "xsiType", "series_description"],
            session.Session.Rows("scans/scan").Select(scan => new[] { scan.Id, scan.Type.XsiType, scan["series_description"] }));

    public static Table ScanResources(Row scan) =>
        Bare(
            ["label", "file_count", "file_size"],
            scan.Rows("file").Select(resource => new[] { resource["label"], Count(resource), Size(resource) }));

    public static Table Resources(PrearchiveSession session)
    {
        var scans = session.Session.Rows("scans/scan")
            .SelectMany(scan => scan.Rows("file")
                .Select(resource => new[] { "scans", scan.Id, resource["label"], Count(resource), Size(resource) }));
        var own = session.Session.Rows("resources/resource")
            .Select(resource => new[] { "resources", "", resource["label"], Count(resource), Size(resource) });
        return Bare(["category", "cat_id", "label", "file_count", "file_size"], scans.Concat(own));
    }

    public static Table Files(Row resource, string address) =>
        Bare(
            ["Name", "Size", "URI"],
            resource.Files.Select(file => new[]
            {
                file.Name,
                file.Content.Length.ToString(CultureInfo.InvariantCulture),
                $"{address}/files/{file.Path}"
            }));

    /// <summary>Logs by number.</summary>
    public static Table Logs(IReadOnlyList<string> texts) =>
        Bare(["id"], texts.Select((_, index) => new string?[] { index.ToString(CultureInfo.InvariantCulture) }));

    /// <summary>The rows as a service shows them that has only queued its work.</summary>
    public static Table Queued(IEnumerable<PrearchiveSession> sessions, string status)
    {
        var table = Sessions(sessions);
        var column = table.Find("status");
        foreach (var row in table.Rows.Where(row => row[column] is "READY" or "CONFLICT" or "ERROR")) row[column] = status;
        return table;
    }

    private static Table Bare(IReadOnlyList<string> columns, IEnumerable<string?[]> rows) => new(columns, [.. rows]) { HasTotal = false };

    private static string Count(Row resource) => resource.Files.Count.ToString(CultureInfo.InvariantCulture);

    private static string Size(Row resource) => resource.Files.Sum(file => file.Content.Length).ToString(CultureInfo.InvariantCulture);
}
