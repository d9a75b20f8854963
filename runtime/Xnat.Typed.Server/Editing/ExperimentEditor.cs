using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Editing;

/// <summary>Creates and changes sessions and other experiments of subjects.</summary>
internal sealed class ExperimentEditor(EditContext context)
{
    /// <summary>XNAT has two experiment resources, and only the one below a subject knows the shortcuts.</summary>
    private Shortcuts? Shortcuts => context.Path.Subject is null ? null : Shortcuts.Experiment;

    private Store Store => context.Store;

    public Answer Put()
    {
        var segment = context.Path.Experiment!;
        if (context.Path is { Project: not null, Subject: not null }) context.Resolver.ParentProject(context.Path.Project);
        var stored = context.Resolver.FindExperiment(context.Path.Project, segment);
        if (stored is not null) return Update(stored);
        var type = TypeOfNew("Need PUT Contents");
        var project = ProjectOfNew();
        context.DemandEdit(project);
        var label = context.Submission.Field("label") ?? segment;
        return EditContext.Saved(Create(type, project, SubjectOf(project), label), isNew: true);
    }

    public Answer Post()
    {
        var project = context.Resolver.ParentProject(context.Path.Project!);
        context.DemandEdit(project);
        var label = context.Submission.Field("label");
        if (label is not null && context.Resolver.FindExperiment(project.Id, label) is not null)
            throw new RestException(409, "Specified experiment already exists.");
        var row = Create(TypeOfNew("Need POST Contents"), project, SubjectOf(project), label);
        var subject = row["subject_ID"] is { } id ? $"/subjects/{id}" : "";
        return context.Posted($"/data/projects/{project.Id}{subject}/experiments/{row.Id}");
    }

    private Answer Update(Row row)
    {
        var isAssessor = row.Type.Is("xnat:imageAssessorData");
        // Below a subject XNAT expects a subject's experiment and stumbles over the class of an image assessor.
        if (isAssessor && context.Path.Subject is not null) throw new RestException(500);
        if (context.Parameters["label"] is { Length: > 0 } label)
        {
            if (isAssessor && context.Path.Project is null) throw new RestException(500);
            return context.Rename(row, label);
        }

        if (!context.Access.CanEditObject(row))
            throw RestException.Forbidden("Specified user account has insufficient edit privileges for sessions in this project.");
        context.RefuseKeyChanges(row);
        MoveIfAsked(row);
        context.Builder.Update(row, context.Submission, Shortcuts);
        Finish(row);
        return EditContext.Saved(row, isNew: false);
    }

    /// <summary>Labels are unique in a project, so the label of another subject's session means that session, and moves it.</summary>
    private void MoveIfAsked(Row row)
    {
        if (!row.Type.Is("xnat:subjectAssessorData") || Store.Project(row.Project) is not { } project) return;
        if (context.Path.Subject is null && context.Submission.Field("subject_ID") is null) return;
        var subject = SubjectOf(project);
        if (subject is null || subject.Id == row["subject_ID"]) return;
        Store.MoveToSubject(row, subject.Id);
        row.Put("visit", null);
        row.Put("protocol", null);
    }

    private Row Create(TypeEntry type, Row project, Row? subject, string? label)
    {
        var row = context.Builder.Create(type, context.Submission, Shortcuts);
        context.PutId(row);
        row.Put("project", project.Id);
        row.Put("label", label);
        row.Put("subject_ID", subject?.Id);
        row.IsQuarantined = Store.Contents(project.Id).QuarantineCode == "1" || context.Parameters.IsTrue("quarantine");
        Store.AddExperiment(row);
        Finish(row);
        return row;
    }

    private void Finish(Row row)
    {
        foreach (var scan in row.Rows("scans/scan")) ScanEditor.Complete(scan, row);
        if (!row.Type.Is("xnat:imageSessionData")) return;
        new NestedExperiments(context).Save(row);
        if (context.Parameters.IsTrue("pullDataFromHeaders")) HeaderPull.Fill(row);
        if (context.Parameters.IsTrue("fixScanTypes")) HeaderPull.FixTypes(row);
    }

    private TypeEntry TypeOfNew(string missing)
    {
        var submission = context.Submission;
        var type = submission.DocumentType(Store.Types);
        if (type is null)
        {
            if (submission.XsiType is not { } name) throw new RestException(417, missing);
            type = Store.Types.Find(name) ?? throw RestException.BadRequest($"Unknown data type {name}.");
        }

        if (!type.Is("xnat:experimentData") || type.Source.IsAbstract)
            throw RestException.BadRequest($"{type.XsiType} is not the type of an experiment.");
        return type;
    }

    private Row ProjectOfNew()
    {
        var id = context.Path.Project ?? context.Submission.Field("project");
        var project = id is null ? null : Store.Project(id);
        if (project is null || !context.Access.CanSee(project))
            throw new RestException(422, "Submitted experiment record must include the project attribute.");
        return project;
    }

    /// <summary>The subject of the address, made if it is not there; else the one that the request names.</summary>
    private Row? SubjectOf(Row project)
    {
        if (context.Path.Subject is { } segment)
            return context.Resolver.FindSubject(project.Id, segment) ?? new SubjectEditor(context).Create(project, segment);
        if (context.Submission.Field("subject_ID") is not { } named) return null;
        return context.Resolver.FindSubject(project.Id, named)
            ?? throw new RestException(422, "The subject of the experiment does not exist.");
    }
}
