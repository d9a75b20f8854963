namespace Xnat.Typed.Server.Tests.Site;

public sealed class WorkflowTests
{
    private const string Run = "/data/workflows?wrk:workflowData/pipeline_name=Build&wrk:workflowData/id=XNAT_E00001&wrk:workflowData"
        + "/launch_time=2024-06-12 10:15:30&wrk:workflowData/data_type=xnat:mrSessionData";

    [Fact]
    public async Task RunIsReportedAndPolled()
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PutAsync(Run + "&wrk:workflowData/status=Running&format=json");

        Assert.Equal(200, status);
        Assert.Contains("\"status\":\"Running\"", text, StringComparison.Ordinal);
        var fields = (await server.ItemAsync(Run)).GetProperty("data_fields");
        Assert.Equal(
            ("Running", "XNAT_E00001", "P1", 1),
            (fields.GetProperty("status").GetString(), fields.GetProperty("ID").GetString(), fields.GetProperty("ExternalID")
                .GetString(), fields.GetProperty("wrk_workflowData_id")
                .GetInt32()));
        Assert.Equal(200, (await server.PutAsync("/data/workflows/1?wrk:workflowData/status=Complete")).Status);
        Assert.Equal(
            "Complete", (await server.ItemAsync("/data/workflows/1")).GetProperty("data_fields").GetProperty("status").GetString());
        Assert.Equal("Complete", (string?)(await server.XmlAsync("/data/workflows/1")).Attribute("status"));
    }

    [Fact]
    public async Task SameRunIsChangedAndAnotherLaunchIsAnotherRun()
    {
        await using var server = await StartAsync();
        await server.PutAsync(Run);
        await server.PutAsync(Run + "&wrk:workflowData/status=Failed");
        await server.PutAsync(Run.Replace("10:15:30", "11:00:00", StringComparison.Ordinal));

        Assert.Equal(
            ["1 Failed", "2 Queued"],
            (await server.RowsAsync("/data/services/workflows?display=ALL"))
                .Select(row => $"{row["wrk_workflowData_id"]} {row["status"]}"));
        Assert.Equal(["2"], (await server.RowsAsync("/data/services/workflows?display=LATEST")).Select(row => row["wrk_workflowData_id"]));
        Assert.Equal(
            ["1"],
            (await server.RowsAsync("/data/services/workflows/Build?status=Failed&project=P1&experiment=XNAT_E00001&display=ALL"))
                .Select(row => row["wrk_workflowData_id"]));
        Assert.Empty(await server.RowsAsync("/data/services/workflows/Other"));
        Assert.Equal(["status"], (await server.RowsAsync("/data/services/workflows/workflowid/2?columns=status")).Single().Keys);
        Assert.Equal(404, await server.StatusAsync("/data/services/workflows/workflowid/9"));
    }

    [Fact]
    public async Task RunNeedsItsFourNames()
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PutAsync("/data/workflows?wrk:workflowData/id=XNAT_E00001");

        Assert.Equal(400, status);
        Assert.StartsWith(
            "Id, launch_time, data_type and pipeline_name are all required", TestServer.Heading(text), StringComparison.Ordinal);
        Assert.Equal(400, await server.StatusAsync("/data/workflows"));
        Assert.Equal(404, await server.StatusAsync(Run));
        Assert.Equal(404, (await server.PutAsync("/data/workflows/9?wrk:workflowData/status=x")).Status);
        Assert.Equal(405, await server.DeleteAsync("/data/workflows/1"));
    }

    [Fact]
    public async Task RunsOfOthersAreReadByThoseWhoReadTheObject()
    {
        await using var server = await StartAsync();
        await server.PutAsync(Run);

        server.SignInAs("stranger");
        Assert.Equal(404, await server.StatusAsync("/data/workflows/1"));
        Assert.Empty(await server.RowsAsync("/data/services/workflows"));
        server.SignInAs("jdoe");
        Assert.Equal(200, await server.StatusAsync("/data/workflows/1"));
        Assert.Equal(403, (await server.PutAsync(Run + "&wrk:workflowData/status=Failed")).Status);
        Assert.Equal(403, (await server.PutAsync("/data/workflows/1?wrk:workflowData/status=Failed")).Status);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
    {
        data.User("jdoe", "jdoe").User("stranger", "stranger");
        data.Project("P1").Collaborator("jdoe").Subject("S1").Experiment("E1");
    });
}
