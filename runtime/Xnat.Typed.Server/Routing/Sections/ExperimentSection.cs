using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Http;
using static Xnat.Typed.Server.Paths.ArchiveTemplates;
using static Xnat.Typed.Server.Routing.ArchiveRoute;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Experiments, by accession ID, below their projects and below their subjects.</summary>
internal static class ExperimentSection
{
    public static RouteSection Section { get; } = new("Experiments", [.. Objects(), .. Endings()]);

    private static IEnumerable<Route> Objects() =>
    [
        Get("experiments", "listing", static h => h.Listings.Experiments),
        Get(Experiment, "the object, by accession ID", static h => h.Items.Show),
        Put(Experiment, "creates or changes", Save),
        Delete(Experiment, "deletes", Remove),
        Get(Project + "/experiments", "listing", static h => h.Listings.ExperimentsOfProject),
        Post(Project + "/experiments", "creates", static context => new ExperimentEditor(context).Post()),
        Get(ProjectExperiment, "the object", static h => h.Items.Show),
        Put(ProjectExperiment, "creates, changes, renames", Save),
        Delete(ProjectExperiment, "deletes, or unshares", Remove),
        Get(SubjectExperiment, "the object", static h => h.Items.Show),
        Put(SubjectExperiment, "creates, changes, renames, moves to the subject", Save),
        Delete(SubjectExperiment, "deletes, or unshares", Remove),
    ];

    private static IEnumerable<Route> Endings() =>
    [
        Get(Experiment + "/status", "active or quarantine", static h => h.Items.Status)
            .AlsoBelow(Experiment, [.. Labelled, .. BelowSessions(Scan), .. BelowSessions(Reconstruction)]),
        Get(Experiment + "/projects", "who shares it", static h => h.Items.Sharing).AlsoBelow(Experiment, Labelled),
        Get(Experiment + "/history", "what changed", static h => h.Items.History)
            .AlsoBelow(Experiment, [ProjectExperiment, SubjectExperiment, .. BelowSessions(Assessor)]),
        Share(Experiment, "shares").AlsoBelow(Experiment, [.. BelowSessions(Assessor), .. BelowSessions(Reconstruction)]),
        Unshare(Experiment).AlsoBelow(Experiment, [.. BelowSessions(Assessor), .. BelowSessions(Reconstruction)]),
        Share(ProjectExperiment, "shares or moves"),
        Unshare(ProjectExperiment),
        Share(SubjectExperiment, "shares or moves"),
        Unshare(SubjectExperiment),
        Get(Experiment + "/DIR", "its folders", static h => h.Exports.Listed).AlsoBelow(Experiment, [ProjectExperiment]),
        Get(Experiment + "/DIR/{**folder}", "what is in one of them", static h => h.Exports.Listed)
            .AlsoBelow(Experiment, [ProjectExperiment]),
        Get(Experiment + "/XAR", "all of it as one archive", static h => h.Exports.Packed).AlsoBelow(Experiment, [ProjectExperiment]),
    ];

    private static Route Share(string parent, string meaning) =>
        Put(parent + "/projects/{target}", meaning, static context => new SharingEditor(context).Put());

    private static Route Unshare(string parent) =>
        Delete(parent + "/projects/{target}", "unshares", static context => new SharingEditor(context).Delete());

    private static Answer Save(EditContext context) => new ExperimentEditor(context.WithoutRest()).Put();

    private static Answer Remove(EditContext context) => new Remover(context.WithoutRest()).Delete();
}
