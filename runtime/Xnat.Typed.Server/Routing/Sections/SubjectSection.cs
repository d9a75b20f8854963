using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Http;
using static Xnat.Typed.Server.Paths.ArchiveTemplates;
using static Xnat.Typed.Server.Routing.ArchiveRoute;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Subjects, by accession ID and below their projects.</summary>
internal static class SubjectSection
{
    public static RouteSection Section { get; } = new("Subjects",
    [
        Get("subjects", "listing", static h => h.Listings.Subjects),
        Get(Subject, "the object, by accession ID", static h => h.Items.Show),
        Put(Subject, "changes", Save),
        Delete(Subject, "deletes", Remove),
        Get(Project + "/subjects", "listing", static h => h.Listings.SubjectsOfProject),
        Post(Project + "/subjects", "creates", static context => new SubjectEditor(context).Post()),
        Get(ProjectSubject, "the object", static h => h.Items.Show),
        Put(ProjectSubject, "creates, changes, renames", Save),
        Delete(ProjectSubject, "deletes, or unshares", Remove),
        Get(ProjectSubject + "/projects", "who shares it", static h => h.Items.Sharing).AlsoBelow(ProjectSubject, [Subject]),
        Put(ProjectSubject + "/projects/{target}", "shares or moves", static context => new SharingEditor(context).Put())
            .AlsoBelow(ProjectSubject, [Subject]),
        Delete(ProjectSubject + "/projects/{target}", "unshares", static context => new SharingEditor(context).Delete())
            .AlsoBelow(ProjectSubject, [Subject]),
        Get(ProjectSubject + "/status", "active or quarantine", static h => h.Items.Status).AlsoBelow(ProjectSubject, [Subject]),
        Get(ProjectSubject + "/experiments", "listing", static h => h.Listings.ExperimentsOfSubject),
        Post(ProjectSubject + "/experiments", "creates", static context => new ExperimentEditor(context).Post()),
    ]);

    private static Answer Save(EditContext context) => new SubjectEditor(context.WithoutRest()).Put();

    private static Answer Remove(EditContext context) => new Remover(context.WithoutRest()).Delete();
}
