using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Editing;

/// <summary>Shares items into other projects, moves them there, and takes shares back: <c>{item}/projects/{P2}</c>.</summary>
internal sealed class SharingEditor(EditContext context)
{
    private const string Shares = "sharing/share";

    private Store Store => context.Store;

    public Answer Put()
    {
        var item = context.Resolver.Item(context.Path);
        var target = Store.Project(context.Path.Rest[1]);
        if (target is null || !context.Access.CanRead(target))
            throw RestException.NotFound($"Unable to identify project: {context.Path.Rest[1]}");
        var isScan = item.Type.Is("xnat:imageScanData");
        var owner = isScan ? item.Parent! : item;
        if (!context.Access.CanEdit(target) || !context.Access.CanEditObject(owner)) throw RestException.Forbidden();
        if (isScan) return ShareScan(item, owner, target);
        var label = context.Parameters["label"] is { Length: > 0 } given ? given : null;
        if (context.Parameters.IsTrue("primary")) return Move(item, target, label);
        Share(item, target, label);
        // Experiments answer their ID, 201 through the address without a project; everything else answers a page, which is left empty here
        // because clients take a page for an error.
        if (!item.Type.Is("xnat:experimentData") || context.Path.Assessor is not null) return Representation(item);
        return Answer.Text(item.Id, context.Path.Project is null ? 201 : 200);
    }

    public Answer Delete()
    {
        var item = context.Resolver.Item(context.Path);
        var target = Store.Project(context.Path.Rest[1])
            ?? throw RestException.NotFound($"Unable to identify project: {context.Path.Rest[1]}");
        if (!context.Access.CanEdit(target)) throw RestException.Forbidden();
        var owner = item.Type.Is("xnat:imageScanData") ? item.Parent! : item;
        if (owner.Project == target.Id) return new Remover(context).Delete();
        Unshare(item, target);
        return Answer.Empty();
    }

    public void Unshare(Row item, Row target)
    {
        if (!item.Type.Is("xnat:imageScanData"))
        {
            Store.Unshare(item, target.Id);
            foreach (var scan in item.Rows("scans/scan")) DetachShare(scan, target);
            return;
        }

        DetachShare(item, target);
    }

    private Answer ShareScan(Row scan, Row session, Row target)
    {
        if (ShareOf(scan, target) is not null || session.Project == target.Id)
            throw new RestException(409, $"Already assigned to project: {target.Id}");
        if (ShareOf(session, target) is null) AddShare(session, target, session.Label);
        AddShare(scan, target, context.Parameters["label"] ?? scan.Id);
        return Representation(scan);
    }

    /// <summary>
    /// The item where a form is asked for; the page of a real server would be taken for
    /// an error by clients, so nothing comes instead of it.
    /// </summary>
    private Answer Representation(Row item) =>
        context.Parameters["format"] is null or "html" or "text/html" ? Answer.Text("") : context.Shown(item);

    private void Share(Row item, Row target, string? label)
    {
        if (item.Project == target.Id)
        {
            // Only the address below a subject looks at the owner; elsewhere nothing happens.
            if (context.Path is { Subject: not null, Node: ArchiveNode.Experiment })
                throw new RestException(409, $"Already assigned to project:{target.Id}");
            return;
        }

        var labels = Store.LabelsOf(item, target.Id);
        if (ShareOf(item, target) is { } share)
        {
            // The label of an existing share is changed; a subject then answers 200, an experiment 409 all the same.
            if (label is not null && share["label"] != label)
            {
                share.Put("label", label);
                labels.Relabel(item, label);
                if (item.Type.Is("xnat:subjectData")) return;
            }

            throw new RestException(409, $"Already assigned to project:{target.Id}");
        }

        if (labels.FindLabel(label ?? item.Label) is not null) throw new RestException(409, $"Label already in use:{label ?? item.Label}");
        AddShare(item, target, label);
        // The scans of a session go with it, its subject and its assessors do not.
        foreach (var scan in item.Rows("scans/scan").Where(scan => ShareOf(scan, target) is null)) AddShare(scan, target, scan.Id);
    }

    private Answer Move(Row item, Row target, string? label)
    {
        if (!context.Access.CanDeleteObject(item)) throw RestException.Forbidden();
        if (item.Project == target.Id) throw new RestException(409, $"Already assigned to project: {target.Id}");
        var name = label ?? item.Label;
        if (Store.LabelsOf(item, target.Id).FindLabel(name) is { } taken && taken != item)
            throw new RestException(409, $"Label already in use:{name}");
        Store.MoveToProject(item, target.Id, name);
        foreach (var scan in item.Rows("scans/scan")) scan.Put("project", target.Id);
        foreach (var id in (context.Parameters["moveAssessors"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (Store.AssessorsOf(item.Id).FirstOrDefault(assessor => assessor.Id == id) is { } assessor)
                Store.MoveToProject(assessor, target.Id, assessor.Label);
        return item.Type.Is("xnat:subjectData") ? Representation(item) : Answer.Empty();
    }

    private void AddShare(Row item, Row target, string? label)
    {
        var member = item.Type.Fields.GetValueOrDefault(Shares) ?? throw RestException.BadRequest($"{item.Type.XsiType} cannot be shared.");
        var share = item.Attach(member, Store.NewRow(Store.Types.RowType(item.Type, member), context.Access.Login));
        share.Put("project", target.Id);
        share.Put("label", label);
        if (item.Type.Is("xnat:subjectData")) share.Put("subject_ID", item.Id);
        if (!item.Type.Is("xnat:imageScanData")) Store.Share(item, target.Id, label);
    }

    private static Row? ShareOf(Row item, Row target) => item.Rows(Shares).FirstOrDefault(share => share["project"] == target.Id);

    private static void DetachShare(Row scan, Row target)
    {
        if (ShareOf(scan, target) is { } share) scan.Detach(share);
    }
}
