using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Editing;

/// <summary>Creates and changes image assessors.</summary>
internal sealed class AssessorEditor(EditContext context)
{
    public Answer Put()
    {
        var session = context.Resolver.Experiment(context.Path);
        if (context.Resolver.FindAssessor(session, context.Path.Assessor!) is not { } stored)
            return EditContext.Saved(
                Create(session, context.Submission.Field("label") ?? context.Path.Assessor!, "Need PUT Contents"), isNew: true);
        if (!context.Access.CanEditObject(stored))
            throw RestException.Forbidden("Specified user account has insufficient edit privileges for sessions in this project.");
        // An assessor is renamed as an experiment of its project, not here.
        if (context.Parameters["label"] is { Length: > 0 } label && label != stored.Label)
            throw RestException.BadRequest("Label must be modified through separate URI.");
        context.RefuseKeyChanges(stored);
        context.Builder.Update(stored, context.Submission, Shortcuts.Assessor);
        return EditContext.Saved(stored, isNew: false);
    }

    public Answer Post()
    {
        var session = context.Resolver.Experiment(context.Path);
        var label = context.Submission.Field("label");
        if (label is not null && context.Store.Contents(session.Project).Experiments.FindLabel(label) is not null)
            throw new RestException(409, "Specified experiment already exists.");
        var row = Create(session, label, "Need POST Contents");
        return context.Posted($"/data/experiments/{session.Id}/assessors/{row.Id}");
    }

    private Row Create(Row session, string? label, string missing)
    {
        var project = context.Path.Project
            ?? context.Submission.Field("project")
            ?? throw new RestException(422, "Submitted subject record must include the project attribute.");
        context.DemandEdit(context.Resolver.ParentProject(project));
        var name = context.Submission.DocumentType(context.Store.Types)?.XsiType
            ?? context.Submission.XsiType
            ?? throw new RestException(417, missing);
        var type = context.Store.Types.Find(name);
        if (type is null || !type.Is("xnat:imageAssessorData") || type.Source.IsAbstract)
            throw RestException.BadRequest($"{name} is not the type of an image assessor.");
        var row = context.Builder.Create(type, context.Submission, Shortcuts.Assessor);
        context.PutId(row);
        row.Put("project", context.Store.Project(project)!.Id);
        row.Put("label", label);
        row.Put("imageSession_ID", session.Id);
        context.Store.AddExperiment(row);
        return row;
    }
}
