using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Puts a second upload of a session into the archived one.</summary>
internal sealed class SessionMerger(Store store, ArchiveOrder order)
{
    private const string Scans = "scans/scan";

    public Row Merge(Row archived, Row incoming)
    {
        foreach (var (path, value) in incoming.Values)
            if (path is not ("project" or "label" or "subject_ID" or "ID") && (archived[path] is null || order.OverridesConflicts))
                archived.Put(path, value);
        foreach (var scan in incoming.Rows(Scans).ToList()) MergeScan(archived, scan);
        archived.Modified = store.NextStamp(archived.Modified.User);
        return archived;
    }

    private void MergeScan(Row session, Row scan)
    {
        // The series decides, not the number: a known series takes the ID that it has.
        var known = session.Rows(Scans).FirstOrDefault(other => other["UID"] is { } uid && uid == scan["UID"]);
        if (known is null)
        {
            if (session.Rows(Scans).Any(other => other.Id == scan.Id)) scan.Put("ID", FreeId(session, scan));
            scan.Put("image_session_ID", session.Id);
            session.Attach(Scans, scan);
            return;
        }

        foreach (var resource in scan.Rows("file").ToList()) MergeResource(known, resource);
    }

    private void MergeResource(Row scan, Row resource)
    {
        var known = scan.Rows("file").FirstOrDefault(other => other["label"] == resource["label"]);
        if (known is null)
        {
            scan.Attach("file", resource);
            return;
        }

        foreach (var file in resource.Files)
            if (known.File(file.Path) is null || order.OverridesConflicts || order.OverwritesFiles) known.Store(file);
    }

    /// <summary>The ID with the first two letters of the modality and a number, <c>PT</c> for PET.</summary>
    private static string FreeId(Row session, Row scan)
    {
        var modality = scan.Type.Source.Name.LocalName[..2].ToUpperInvariant();
        if (modality == "PE") modality = "PT";
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{scan.Id}-{modality}{number}");
            if (session.Rows(Scans).All(other => other.Id != id)) return id;
        }
    }
}
