using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Editing;

/// <summary>Creates and changes subjects.</summary>
internal sealed class SubjectEditor(EditContext context)
{
    public Answer Put()
    {
        var segment = context.Path.Subject!;
        var label = context.Parameters["label"];
        if (context.Resolver.FindSubject(context.Path.Project, segment) is { } stored)
        {
            if (label is { Length: > 0 }) return context.Rename(stored, label);
            return Update(stored);
        }

        // The label parameter of a new subject wins over the address; if it exists already, that subject is meant.
        if (label is { Length: > 0 } && context.Resolver.FindSubject(context.Path.Project, label) is { } named) return Update(named);
        var project = context.Path.Project is null ? null : context.Store.Project(context.Path.Project);
        if (project is null || !context.Access.CanSee(project))
            throw new RestException(422, "Submitted subject record must include the project attribute.");
        return EditContext.Saved(Create(project, context.Submission.Field("label") ?? segment), isNew: true);
    }

    public Answer Post()
    {
        var project = context.Resolver.ParentProject(context.Path.Project!);
        var label = context.Submission.Field("label") ?? context.Submission.Field("ID");
        if (label is not null && context.Resolver.FindSubject(project.Id, label) is not null)
            throw new RestException(409, "Subject already exists.");
        var subject = Create(project, label);
        return context.Posted($"/data/projects/{project.Id}/subjects/{subject.Id}");
    }

    /// <summary>A subject with that label; without one its ID becomes the label.</summary>
    public Row Create(Row project, string? label)
    {
        context.DemandEdit(project);
        var submission = context.Submission;
        var type = context.TypeOfNew("xnat:subjectData");
        // Below a subject's address the submission may describe an experiment; the subject is then a bare one.
        var row = type.Is("xnat:subjectData")
            ? context.Builder.Create(type, submission, Shortcuts.Subject)
            : context.Store.NewRow(context.Store.Types.Get("xnat:subjectData"), context.Access.Login);
        var id = type.Is("xnat:subjectData") ? submission.Field("ID") : null;
        EditContext.DemandValidId(id, "subject");
        row.Put("ID", id is { Length: > 0 } && context.Store.Subject(id) is null ? id : null);
        row.Put("project", project.Id);
        row.Put("label", label);
        context.Store.AddSubject(row);
        if (type.Is("xnat:subjectData")) new NestedExperiments(context).Save(row);
        return row;
    }

    private Answer Update(Row subject)
    {
        if (!context.Access.CanEditObject(subject))
            throw RestException.Forbidden("Specified user account has insufficient edit privileges for subjects in this project.");
        context.RefuseKeyChanges(subject);
        context.Builder.Update(subject, context.Submission, Shortcuts.Subject);
        new NestedExperiments(context).Save(subject);
        return EditContext.Saved(subject, isNew: false);
    }
}
