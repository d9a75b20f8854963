using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Objects: loading, saving, deleting, custom variables, the way up, and what is told of the server.</summary>
internal static class ItemVerbs
{
    public static IEnumerable<Verb> All =>
    [
        .. OfItem("project", static stage => stage.ProjectAsync(), static project => project.Description = "new"),
        .. OfItem("subject", static stage => stage.SubjectAsync(), static subject => subject.Group = "patients"),
        .. OfItem("session", static stage => stage.SessionAsync(), static session => session.Note = "new"),
        .. OfItem("scan", static stage => stage.ScanAsync(), static scan => scan.Quality = "unusable"),
        .. OfItem(
            "assessor",
            static async stage => await (await stage.SessionAsync()).Assessors.GetAsync("QC1"),
            static assessor => assessor.Note = "new"),
        .. OfItem(
            "row of an experiment",
            static async stage => await stage.Client.Experiments.FirstAsync(static row => row.Label == "MR1"),
            static row => row.Note = "new"),
        Verb.On(
            "remove row",
            static async stage =>
            {
                await stage.AskAsync("xapi/users/admin/groups/ALL_DATA_ADMIN", HttpMethod.Put);
                return await stage.SessionAsync();
            },
            static (_, session) => SaveAsync(session, static session => session.Fields.Clear())) with { Since = new(1, 7) },
        Verb.On("long save", static stage => stage.ProjectAsync(), static (_, project) =>
            SaveAsync(project, static project => project.Description = new string('x', 4000))),
        Verb.On("rename", static stage => stage.SessionAsync(), static (_, session) =>
            SaveAsync(session, static session => (session.Label, session.Note) = ("MR1b", "new"))),
        Verb.On("delete resource", static stage => stage.ResourceAsync(), static (_, resource) => DeleteAsync(resource)),
        Verb.On("reload resource", static stage => stage.ResourceAsync(), static async (_, resource) =>
            Outcome.Of(await resource.LoadAsync())),
        Verb.On("rename alone", static stage => stage.SessionAsync(), static async (_, session) =>
        {
            await session.RenameAsync("MR1b");
            return Outcome.Of(session);
        }),
        Verb.On("rename assessor alone", AssessorAsync, static async (_, assessor) =>
        {
            await assessor.RenameAsync("QC1b");
            return Outcome.Of(assessor);
        }),
        Verb.On("history of a session", static stage => stage.SessionAsync(), static async (_, session) =>
        {
            var entries = await session.GetHistoryAsync(details: true, files: true);
            return string.Join("; ", entries.Select(static entry => $"{entry.Action} {entry.Item}"));
        }),
        Verb.On("session of an assessor", AssessorAsync, static async (_, assessor) => Outcome.Of(await assessor.GetSessionAsync())),
        Verb.On("session of a reconstruction", ReconstructionAsync, static async (_, image) => Outcome.Of(await image.GetSessionAsync())),
        Verb.On("owner of a resource", static stage => stage.ResourceAsync(), static async (_, resource) =>
            Outcome.Of(await resource.GetOwnerAsync())),
        Verb.On("resource of a file", static stage => stage.FileAsync(), static async (_, file) =>
            Outcome.Of(await file.GetResourceAsync())),
        Verb.On("copy session", static stage => stage.SessionAsync(), static async (_, session) =>
            Outcome.Of(await session.CopyAsync((await session.GetSubjectAsync()).Experiments, "COPY"))),
        Verb.On("copy subject", static stage => stage.SubjectAsync(), static async (stage, subject) =>
            Outcome.Of(await subject.CopyAsync((await stage.Client.Projects.GetAsync("P3")).Subjects, "COPY"))),
        Verb.On("copy project", static stage => stage.ProjectAsync(), static async (stage, project) =>
        {
            // One after another, so that IDs come in one order.
            var report = await project.CopyToAsync(await stage.Client.Projects.GetAsync("P3"), new() { MaxConcurrency = 1 });
            if (report.Failed.FirstOrDefault()?.Error is { } error) throw error;
            return $"{report}";
        }),
        Verb.On("plan deletion of a subject", static stage => stage.SubjectAsync(), static async (_, subject) =>
            Outcome.Of(await subject.PlanDeleteAsync())),
        Verb.On("plan deletion of a project", static stage => stage.ProjectAsync(), static async (_, project) =>
            Outcome.Of(await project.PlanDeleteAsync())),
        Verb.On("delete by plan", static async stage => await (await stage.SessionAsync()).PlanDeleteAsync(), static async (_, plan) =>
        {
            await plan.ApplyAsync();
            return "deleted";
        }),
        Verb.On("document of a session", static stage => stage.SessionAsync(), static async (_, session) =>
            Outcome.Plain(Stage.WithoutAddresses(await session.GetXmlAsync()))),
        Verb.On("document put", static stage => stage.SessionAsync(), static async (_, session) =>
        {
            var document = await session.GetXmlAsync();
            document.Root!.Element(document.Root.Name.Namespace + "note")!.Value = "by document";
            await session.PutXmlAsync(document);
            return Outcome.Of(session);
        }),
        .. OfVariables("subject", static stage => stage.SubjectAsync(), "handedness"),
        .. OfVariables("session", static stage => stage.SessionAsync(), "volume"),
        Verb.On("subject of a session", static stage => stage.SessionAsync(), static async (_, session) =>
            Outcome.Of(await session.GetSubjectAsync())),
        Verb.On("project of a session", static stage => stage.SessionAsync(), static async (_, session) =>
            Outcome.Of(await session.GetProjectAsync())),
        Verb.On("project of a subject", static stage => stage.SubjectAsync(), static async (_, subject) =>
            Outcome.Of(await subject.GetProjectAsync())),
        Verb.On("session of a scan", static stage => stage.ScanAsync(), static async (_, scan) => Outcome.Of(await scan.GetSessionAsync())),
        Verb.Of("version", static async stage => await stage.Client.GetServerVersionAsync()),
    ];

    private static IEnumerable<Verb> OfItem<T>(string name, Func<Stage, Task<T>> item, Action<T> change)
        where T : XnatObject, IXnatEditable =>
    [
        Verb.On($"load {name}", item, static async (_, item) => Outcome.Of(await item.LoadAsync())),
        Verb.On($"save {name}", item, (_, item) => SaveAsync(item, change)),
        Verb.On($"delete {name}", item, static (_, item) => DeleteAsync(item)),
    ];

    private static IEnumerable<Verb> OfVariables<T>(string name, Func<Stage, Task<T>> item, string variable)
        where T : XnatObject, IXnatVariableOwner =>
    [
        Verb.On($"variables of {name}", item, static async (_, item) => Outcome.Of(await item.FieldsAsync())),
        Verb.On($"set variable of {name}", item, static async (_, item) =>
        {
            await item.SetFieldAsync("remark", "kept");
            return "set";
        }),
        Verb.On($"remove variable of {name}", item, async (_, item) =>
        {
            await item.RemoveFieldAsync(variable);
            return "removed";
        }),
    ];

    private static async Task<string> SaveAsync<T>(T item, Action<T> change)
        where T : XnatObject, IXnatEditable
    {
        change(item);
        await item.SaveAsync();
        return Outcome.Of(item);
    }

    private static async Task<ReconstructedImageData> ReconstructionAsync(Stage stage) =>
        await (await stage.SessionAsync()).Reconstructions.CreateAsync(new ReconstructedImageData { Id = "R1", Type = "mean" });

    private static async Task<ImageAssessorData> AssessorAsync(Stage stage) => await (await stage.SessionAsync()).Assessors.GetAsync("QC1");

    private static async Task<string> DeleteAsync(XnatObject item)
    {
        await item.DeleteAsync();
        return "deleted";
    }
}
