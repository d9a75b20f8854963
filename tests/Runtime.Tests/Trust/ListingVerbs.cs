using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Listings of every level: enumerated, counted, and looked up by ID, label and what is not there.</summary>
internal static class ListingVerbs
{
    public static IEnumerable<Verb> All =>
    [
        .. OfListing("projects", static stage => Task.FromResult(stage.Client.Projects), "P2", "Second"),
        .. OfListing("subjects", static stage => Task.FromResult(stage.Client.Subjects), "XNAT_S00003", "H1"),
        .. OfListing("experiments", static stage => Task.FromResult(stage.Client.Experiments), "XNAT_E00005", "HMR1"),
        .. OfListing("project subjects", static async stage => (await stage.ProjectAsync()).Subjects, "S1", "XNAT_S00002"),
        .. OfListing("project experiments", static async stage => (await stage.ProjectAsync()).Experiments, "MR1", "PET1"),
        .. OfListing(
            "private project subjects", static async stage => (await stage.Client.Projects.GetAsync("P2")).Subjects, "H1", "XNAT_S00003"),
        .. OfListing("subject experiments", static async stage => (await stage.SubjectAsync()).Experiments, "MR1", "PET1"),
        .. OfListing("scans", static async stage => (await stage.SessionAsync()).Scans, "1", "FLAIR"),
        .. OfListing("assessors", static async stage => (await stage.SessionAsync()).Assessors, "QC1", "QC1"),
        .. OfListing("project resources", static async stage => (await stage.ProjectAsync()).Resources, "PLAN", "PLAN"),
        .. OfListing("subject resources", static async stage => (await stage.SubjectAsync()).Resources, "FORMS", "FORMS"),
        .. OfListing("session resources", static async stage => (await stage.SessionAsync()).Resources, "NOTES", "NOTES"),
        .. OfListing("scan resources", static async stage => (await stage.ScanAsync()).Resources, "DICOM", "DICOM"),
        Verb.On("sessions of a type", static stage => stage.SubjectAsync(), static (_, subject) =>
            Outcome.ListAsync(subject.Experiments.OfType<ImageSessionData>())),
        Verb.On("page of subjects", static stage => stage.ProjectAsync(), static async (_, project) =>
            Outcome.List(await project.Subjects.GetPageAsync(10))),
        Verb.On("whatever is called so", static stage => Task.FromResult(stage.Client), static async (_, client) =>
            Outcome.List(await client.FindAllAsync("S1"))),
        Verb.On("all files of a session", static stage => stage.SessionAsync(), static (_, session) =>
            Outcome.ListAsync(session.GetFilesAsync().Select(static file => $"{file.Path} {file.Size} {file.Digest}"))),
        Verb.On("all resources of a session", static stage => stage.SessionAsync(), static (_, session) =>
            Outcome.ListAsync(session.GetResourcesAsync().Select(static resource => $"{resource.Label} {resource.FileCount}"))),
        Verb.On("subjects as text", static stage => stage.ProjectAsync(), static async (_, project) =>
        {
            using var text = new StringWriter();
            await project.Subjects.WriteCsvAsync(text, [SubjectData.Schema.Label]);
            return Outcome.List(text.ToString().Split("\r\n"));
        }),
        Verb.On("subjects as records", static stage => stage.ProjectAsync(), static (_, project) =>
            Outcome.ListAsync(project.Subjects.Select([SubjectData.Schema.Group], static subject => $"{subject.Label} {subject.Group}"))),
        Verb.On(
            "a work with each subject",
            static stage => stage.ProjectAsync(),
            static async (_, project) =>
            {
                var report = await project.Subjects.ForEachAsync(static (subject, _) => Task.FromResult(subject.Label));
                return string.Join("; ", report.Outcomes.Select(static outcome => $"{outcome.Status} {outcome.Result}"));
            }),
        Verb.On(
            "columns of scans",
            static stage => stage.SessionAsync(),
            static (_, session) =>
                Outcome.ListAsync(session.Scans.OfType<MrScanData>().WithColumns(MrScanData.Schema.Quality)
                    .Select(static scan => $"{scan} {scan.Quality}"))),
    ];

    private static IEnumerable<Verb> OfListing<T>(string name, Func<Stage, Task<XnatListing<T>>> listing, string key, string other)
        where T : XnatObject =>
    [
        Verb.On($"{name}: enumerate", listing, static (_, items) => Outcome.ListAsync(items)),
        Verb.On($"{name}: count", listing, static async (_, items) => Outcome.Of(await items.CountAsync())),
        Verb.On($"{name}: get", listing, async (_, items) => Outcome.Of(await items.GetAsync(key))),
        Verb.On($"{name}: get by another name", listing, async (_, items) => Outcome.Of(await items.GetAsync(other))),
        Verb.On($"{name}: find", listing, async (_, items) => Outcome.Of(await items.FindAsync(key))),
        Verb.On($"{name}: find all", listing, async (_, items) => Outcome.List(await items.FindAllAsync(key))),
        Verb.On(
            $"{name}: find many",
            listing,
            async (_, items) => Outcome.List((await items.FindManyAsync([key, "nothing", other])).Select(
                static found => $"{found.IsFound} {found.Item}"))),
        Verb.On($"{name}: find nothing", listing, static async (_, items) => Outcome.Of(await items.FindAsync("nothing"))),
    ];
}
