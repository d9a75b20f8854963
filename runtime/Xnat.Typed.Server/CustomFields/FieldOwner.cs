using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>Finds the object of a custom fields address. Unlike the classic API this one knows scans and assessors below <c>projects/P/experiments/E</c>.</summary>
internal sealed class FieldOwner(Store store, Access access)
{
    private readonly ArchiveResolver resolver = new(store, access);

    /// <summary>The object.</summary>
    /// <exception cref="RestException">404: there is none; 400: such objects have no custom fields.</exception>
    public Row Find(string[] path) => path switch
    {
        ["projects", var project] => resolver.Project(project),
        ["subjects", var subject] => Subject(null, subject),
        ["projects", var project, "subjects", var subject] => Subject(project, subject),
        ["experiments", var experiment, .. var rest] => Below(Experiment(null, experiment), rest),
        ["projects", var project, "experiments", var experiment, .. var rest] => Below(Experiment(project, experiment), rest),
        ["projects", var project, "subjects", var subject, "experiments", var experiment, .. var rest] => Below(ExperimentOf(Subject(project, subject), project, experiment), rest),
        _ => throw RestException.BadRequest($"Unsupported Operation: there are no custom fields at {string.Join('/', path.Where((_, index) => index % 2 == 0))}."),
    };

    private Row Subject(string? project, string id)
    {
        if (project is not null) resolver.ParentProject(project);
        return resolver.FindSubject(project, id) ?? throw RestException.NotFound("Unable to find the specified subject.");
    }

    private Row Experiment(string? project, string id)
    {
        if (project is not null) resolver.ParentProject(project);
        return resolver.FindExperiment(project, id) ?? throw RestException.NotFound("Unable to find the specified experiment.");
    }

    private Row ExperimentOf(Row subject, string project, string id)
    {
        var experiment = Experiment(project, id);
        return experiment["subject_ID"] == subject.Id ? experiment : throw RestException.NotFound("Unable to find the specified experiment.");
    }

    private Row Below(Row experiment, string[] rest) => rest switch
    {
        [] => experiment,
        ["scans", var scan] => ArchiveResolver.FindScan(experiment, scan) ?? throw RestException.NotFound("Unable to find the specified scan."),
        ["assessors", var assessor] => resolver.FindAssessor(experiment, assessor) is { } row && access.CanReadObject(row) ? row : throw RestException.NotFound("Unable to find the specified experiment."),
        _ => throw RestException.BadRequest($"Unsupported Operation: there are no custom fields at {rest[0]} of an experiment."),
    };
}
