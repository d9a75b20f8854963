using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Moves sessions from the prearchive into the archive. Called with the store locked for writing.</summary>
internal sealed class Archiver(Store store, PrearchiveStore prearchive, Access access)
{
    private const string Scans = "scans/scan";

    /// <summary>Archives a session.</summary>
    /// <returns>Its address, made of labels.</returns>
    /// <exception cref="RestException">
    /// 423: another upload of the session is being archived. 409: it contradicts what is
    /// archived; the session stays in the prearchive as a conflict.
    /// </exception>
    public string Archive(PrearchiveSession waiting, ArchiveOrder order)
    {
        var (project, label) = Target(waiting, order);
        DemandAlone(waiting, project, label);
        var existing = store.Contents(project.Id).Experiments.FindLabel(label);
        try
        {
            if (existing is not null) CheckMerge(existing, waiting.Session, order);
            var subject = Subject(project, waiting, order, existing);
            Complete(waiting.Session, project);
            var session = existing is null
                ? Add(waiting.Session, project, subject, label)
                : new SessionMerger(store, order).Merge(existing, waiting.Session);
            SetFields(session, order);
            session.IsQuarantined |= order.Quarantines || store.Contents(project.Id).QuarantineCode == "1";
            session.Modified = store.NextStamp(access.Login);
            prearchive.Remove(waiting);
            return AddressOf(project, subject.Label, session.Label);
        }
        catch (RestException exception) when (exception.Status == 409)
        {
            waiting.Status = "CONFLICT";
            throw;
        }
    }

    /// <summary>The address that a session will have, as far as it can be known; nothing is changed.</summary>
    /// <exception cref="RestException">What <see cref="Archive"/> refuses before it compares anything.</exception>
    public string AddressOf(PrearchiveSession waiting, ArchiveOrder order)
    {
        var (project, label) = Target(waiting, order);
        DemandAlone(waiting, project, label);
        var existing = store.Contents(project.Id).Experiments.FindLabel(label);
        var (owner, name) = OwnerOf(project, waiting, order, existing);
        return AddressOf(project, owner?.Label ?? Labels.Clean(name), label);
    }

    private static string AddressOf(Row project, string subject, string session) =>
        $"/data/archive/projects/{project.Id}/subjects/{subject}/experiments/{session}";

    /// <summary>Of several uploads of one session that are archived at once the first wins.</summary>
    private void DemandAlone(PrearchiveSession waiting, Row project, string label)
    {
        if (prearchive.All.Any(other =>
            other != waiting
            && other.Project == project.Id
            && other.Name == label
            && other.Status.EndsWith("ARCHIVING", StringComparison.Ordinal)))
            throw new RestException(423, $"Duplicate archive attempt. Session {label} is being archived already.");
    }

    private (Row Project, string Label) Target(PrearchiveSession waiting, ArchiveOrder order)
    {
        var project = store.Project(order.Project ?? waiting.Project)
            ?? throw RestException.BadRequest("The session has no project; move it to one, or name one.");
        if (!access.CanEdit(project)) throw RestException.Forbidden("Invalid permissions for new session.");
        return (project, Labels.Clean(order.Label ?? (waiting.Name.Length > 0 ? waiting.Name : waiting.Folder)));
    }

    private void CheckMerge(Row existing, Row incoming, ArchiveOrder order)
    {
        if (!order.AllowsMerge) throw new RestException(409, "Session already exists, retry with overwrite enabled");
        if (order.OverridesConflicts) return;
        if (existing["UID"] is { } uid && incoming["UID"] is { } other && uid != other)
            throw new RestException(409, "Invalid modification of session UID via archive process.");
        if (existing["modality"] is { } modality && incoming["modality"] is { } otherModality && modality != otherModality)
            throw new RestException(409, "Invalid modification of session modality via archive process.");
        if (order.Subject is { } name && Known(existing.Project, name)?.Id is var id && id != existing["subject_ID"])
            throw new RestException(409, "Invalid modification of session subject via archive process.");
    }

    private Row Subject(Row project, PrearchiveSession waiting, ArchiveOrder order, Row? existing)
    {
        var (owner, name) = OwnerOf(project, waiting, order, existing);
        return owner ?? store.AddSubject(project.Id, Labels.Clean(name), access.Login);
    }

    private (Row? Subject, string Name) OwnerOf(Row project, PrearchiveSession waiting, ArchiveOrder order, Row? existing)
    {
        if (existing is not null && order.Subject is null && existing["subject_ID"] is { } id && store.Subject(id) is { } owner)
            return (owner, owner.Label);
        var name = order.Subject ?? (waiting.Subject.Length > 0 ? waiting.Subject : waiting.Session["dcmPatientName"] ?? waiting.Folder);
        return (Known(project.Id, name), name);
    }

    /// <summary>A subject by ID or label; labels are compared without regard to case here.</summary>
    private Row? Known(string project, string name)
    {
        var subjects = store.Contents(project).Subjects;
        return subjects.FindId(name) ?? subjects.FindLabelIgnoringCase(Labels.Clean(name));
    }

    private Row Add(Row session, Row project, Row subject, string label)
    {
        session.Put("project", project.Id);
        session.Put("label", label);
        session.Put("subject_ID", subject.Id);
        store.AddExperiment(session);
        foreach (var scan in session.Rows(Scans)) scan.Put("image_session_ID", session.Id);
        return session;
    }

    /// <summary>
    /// Types and quality of scans are settled now, not in the prearchive: the project's
    /// habit for that description, else the description itself.
    /// </summary>
    private void Complete(Row session, Row project)
    {
        var contents = store.Contents(project.Id);
        foreach (var scan in session.Rows(Scans))
        {
            scan.Put("project", project.Id);
            var description = scan["series_description"];
            if (scan["type"] is null)
                scan.Put("type", description is null ? "unknown" : contents.ScanTypes.GetValueOrDefault(description, description));
            if (scan["quality"] is null) scan.Put("quality", "usable");
            if (description is not null) contents.SetScanType(description, scan["type"]!);
        }
    }

    private void SetFields(Row session, ArchiveOrder order)
    {
        var writer = new FieldWriter(store, access.Login);
        foreach (var (key, value) in order.Fields)
        {
            var path = FieldPath.Parse(key);
            if (path.Root.Length > 0 && session.Type.Is(path.Root) && path.Plain is not ("label" or "project" or "ID" or "subject_ID"))
                writer.Apply(session, path, value);
        }
    }
}
