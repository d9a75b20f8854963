using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>
/// Finds the object of a custom fields address. Unlike the classic API this one knows
/// scans and assessors below <c>projects/P/experiments/E</c>.
/// </summary>
internal sealed class FieldOwner(Store store, Access access)
{
    private readonly ArchiveResolver resolver = new(store, access);

    /// <summary>The object.</summary>
    /// <param name="ids">The identifiers of the address by their kinds.</param>
    /// <exception cref="RestException">404: there is none.</exception>
    public Row Find(IReadOnlyDictionary<string, string> ids)
    {
        var project = ids.GetValueOrDefault("project");
        var subject = ids.TryGetValue("subject", out var subjectId) ? Subject(project, subjectId) : null;
        if (!ids.TryGetValue("experiment", out var id)) return subject ?? resolver.Project(project!);
        var experiment = Experiment(project, id);
        if (subject is not null && experiment["subject_ID"] != subject.Id)
            throw RestException.NotFound("Unable to find the specified experiment.");
        if (ids.TryGetValue("scan", out var scan))
            return ArchiveResolver.FindScan(experiment, scan) ?? throw RestException.NotFound("Unable to find the specified scan.");
        if (!ids.TryGetValue("assessor", out var assessor)) return experiment;
        return resolver.FindAssessor(experiment, assessor) is { } row && access.CanReadObject(row)
            ? row
            : throw RestException.NotFound("Unable to find the specified experiment.");
    }

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
}
