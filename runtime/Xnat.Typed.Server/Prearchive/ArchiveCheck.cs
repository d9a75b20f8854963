using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Tells beforehand what archiving a session would run into: <c>code,type,message</c>.</summary>
internal sealed class ArchiveCheck(Store store)
{
    public Table Of(PrearchiveSession waiting, ArchiveOrder order)
    {
        var rows = new List<string?[]>();
        if (store.Project(order.Project ?? waiting.Project) is not { } project)
        {
            rows.Add(["1", "FAIL", "The session has no project."]);
        }
        else
        {
            var existing = store.Contents(project.Id).Experiments
                .FindLabel(Labels.Clean(order.Label ?? (waiting.Name.Length > 0 ? waiting.Name : waiting.Folder)));
            if (existing is not null) Compare(existing, waiting.Session, rows);
        }

        if (rows.Count == 0) rows.Add(["0", "PASS", "Session is valid."]);
        return new Table(["code", "type", "message"], rows) { HasTotal = false };
    }

    private static void Compare(Row existing, Row incoming, List<string?[]> rows)
    {
        rows.Add(["2", "WARN", "Session already exists, retry with overwrite enabled"]);
        foreach (var (code, path) in new[] { ("3", "UID"), ("4", "modality") })
            if (existing[path] is { } known && incoming[path] is { } other && known != other)
                rows.Add([code, "CONFLICT", $"Invalid modification of session {path} via archive process."]);
        if (existing.Type != incoming.Type)
            rows.Add(["5", "FAIL", $"Session exists as {existing.Type.XsiType} and cannot become {incoming.Type.XsiType}."]);
        var scans = existing.Rows("scans/scan");
        foreach (var scan in incoming.Rows("scans/scan"))
            if (scans.FirstOrDefault(other => other.Id == scan.Id) is { } known && known["UID"] != scan["UID"])
                rows.Add(["6", "CONFLICT", $"Scan {scan.Id} exists with another UID."]);
    }
}
