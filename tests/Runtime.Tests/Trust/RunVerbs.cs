using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Runs of pipelines and containers, and what the server is told to do with files.</summary>
internal static class RunVerbs
{
    private const string Command =
        """
        {"name":"c","image":"i:1","version":"1",
         "xnat":[{"name":"w","contexts":["xnat:imageSessionData"],"external-inputs":[{"name":"session"}]}]}
        """;

    private static readonly XnatWaitOptions Once = new() { Limit = TimeSpan.Zero };

    public static IEnumerable<Verb> All => Workflows.Concat(Containers.Select(static verb => verb with { Since = new(1, 7) }));

    private static IEnumerable<Verb> Workflows =>
    [
        Workflow("workflows", static (stage, _) => Outcome.ListAsync(stage.Client.Administration.Workflows.ListAsync())),
        Workflow("get workflow", static async (stage, id) => $"{await stage.Client.Administration.Workflows.GetAsync(id)}"),
        Workflow("wait for workflow", static async (stage, id) => $"{await stage.Client.Administration.Workflows.WaitAsync(id, Once)}"),
        Verb.On("refresh catalogs", static stage => stage.ResourceAsync(), static async (_, resource) =>
            $"{await resource.RefreshCatalogsAsync(CatalogRefresh.Append | CatalogRefresh.Checksums)}"),
        Verb.On("pull headers", ImportedAsync, static async (_, session) => $"{await session.PullHeadersAsync()} {session.Date}"),
        Verb.On("is quarantined", static stage => stage.SessionAsync(), static async (_, session) =>
            $"{await session.IsQuarantinedAsync()}"),
        Verb.On("set quarantined", static stage => stage.SessionAsync(), static async (_, session) =>
        {
            await session.SetQuarantinedAsync(true);
            return $"{await session.IsQuarantinedAsync()}";
        }),
    ];

    private static IEnumerable<Verb> Containers =>
    [
        Verb.On("commands", CommandAsync, static async (stage, _) =>
            AdministrationVerbs.Join(await stage.Client.Administration.Containers.CommandsAsync())),
        Verb.On("available commands", CommandAsync, static async (stage, project) => AdministrationVerbs.Join(
            await stage.Client.Administration.Containers.AvailableAsync(project, "xnat:mrSessionData"))),
        Verb.On("launch", CommandAsync, static async (stage, _) =>
        {
            var run = await stage.Client.Administration.Containers.LaunchAsync(1, "session", await stage.SessionAsync());
            return $"{run}";
        }),
        Verb.On("containers", LaunchedAsync, static async (stage, _) =>
            AdministrationVerbs.Join(await stage.Client.Administration.Containers.ListAsync())),
        Verb.On("get container", LaunchedAsync, static async (stage, _) =>
            $"{await stage.Client.Administration.Containers.GetAsync(1)}"),
        Verb.On("kill container", LaunchedAsync, static async (stage, _) =>
            $"{await stage.Client.Administration.Containers.KillAsync(1, Once)}"),
        Verb.On("wait for container", KilledAsync, static async (stage, _) =>
            $"{await stage.Client.Administration.Containers.WaitAsync(1, Once)}"),
    ];

    private static Verb Workflow(string name, Func<Stage, string, Task<string>> act) => Verb.On(name, MadeAsync, act);

    private static async Task<string> MadeAsync(Stage stage)
    {
        var session = await stage.SessionAsync();
        await stage.AskAsync(
            $"data/workflows?wrk:workflowData/id={session.Id}&wrk:workflowData/pipeline_name=p" +
            "&wrk:workflowData/data_type=xnat:mrSessionData" +
            "&wrk:workflowData/launch_time=2024-06-12 10:15:30&wrk:workflowData/status=Complete&event_reason=r",
            HttpMethod.Put);
        return await stage.Client.Administration.Workflows.ListAsync(new() { IncludesEarlier = true }).Select(static run => run.Id)
            .FirstAsync();
    }

    private static async Task<MrSessionData> ImportedAsync(Stage stage)
    {
        var session = (MrSessionData)await stage.Client.Services.ImportAsync(
            await stage.StudyFileAsync(), new() { Project = "P1", Subject = "S9", Experiment = "MR9" });
        session.Date = new(1999, 1, 1);
        await session.SaveAsync();
        return session;
    }

    private static async Task<ProjectData> CommandAsync(Stage stage)
    {
        await stage.AskAsync("xapi/commands", HttpMethod.Post, Command);
        return await stage.ProjectAsync();
    }

    private static async Task<object> LaunchedAsync(Stage stage)
    {
        await CommandAsync(stage);
        return (await stage.Client.Administration.Containers.LaunchAsync(1, "session", await stage.SessionAsync()))!;
    }

    private static async Task<object> KilledAsync(Stage stage)
    {
        await LaunchedAsync(stage);
        return await stage.Client.Administration.Containers.KillAsync(1, Once);
    }
}
