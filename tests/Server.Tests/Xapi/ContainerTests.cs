using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Xapi;

public sealed class ContainerTests
{
    private const string Command =
        """
        {"name":"convert","image":"example/convert:1","version":"1","xnat":[{"name":"convert-session","contexts":["xnat:imageSessionData"],
         "external-inputs":[{"name":"session"}]},{"name":"convert-scan","contexts":["xnat:imageScanData"]}]}
        """;

    [Fact]
    public async Task CommandIsKeptListedAndOfferedForItsTypes()
    {
        await using var server = await StartAsync();

        using var command = JsonDocument.Parse(await server.GetAsync("/xapi/commands/1"));
        Assert.Equal("convert", command.RootElement.GetProperty("name").GetString());
        var wrappers = command.RootElement.GetProperty("xnat").EnumerateArray();
        Assert.Equal([1, 2], wrappers.Select(wrapper => wrapper.GetProperty("id").GetInt32()));
        Assert.Single(await ListAsync(server, "/xapi/commands?name=convert&version=1"));
        Assert.Empty(await ListAsync(server, "/xapi/commands?name=other"));
        Assert.Equal(400, await server.StatusAsync("/xapi/commands?version=1"));

        var offered = Assert.Single(await ListAsync(server, "/xapi/projects/P1/commands/available?xsiType=xnat:mrSessionData"));
        Assert.Equal(
            (1, "convert-session", "session", "example/convert:1"),
            (offered.GetProperty("wrapper-id").GetInt32(), offered.GetProperty("wrapper-name").GetString(),
                offered.GetProperty("root-element-name").GetString(), offered.GetProperty("image-name").GetString()));
        Assert.Empty(await ListAsync(server, "/xapi/commands/available?project=P1&xsiType=xnat:subjectData"));
        Assert.Equal(400, await server.StatusAsync("/xapi/commands/available?project=P1&xsiType=xnat:nothing"));
        Assert.Equal(204, await server.DeleteAsync("/xapi/commands/1"));
        Assert.Equal(404, await server.StatusAsync("/xapi/commands/1"));
    }

    [Theory]
    [InlineData("/xapi/wrappers/1/root/session/launch", "")]
    [InlineData("/xapi/commands/1/wrappers/convert-session/root/session/launch", "")]
    [InlineData("/xapi/projects/P1/wrappers/1/root/session/launch", "P1")]
    [InlineData("/xapi/projects/P1/commands/1/wrappers/convert-session/root/session/launch", "P1")]
    public async Task LaunchIsRecordedAndItsStateIsTheTests(string path, string project)
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PostAsync(path, Json("""{"session":"/archive/experiments/XNAT_E00001","flag":"x"}"""));

        Assert.Equal(200, status);
        using var report = JsonDocument.Parse(text);
        Assert.Equal("success", report.RootElement.GetProperty("status").GetString());
        var launch = Assert.Single(server.Server.Containers.Launches);
        Assert.Equal(
            (1, 1, "convert-session", project, "admin", "x", "Created"),
            (launch.Id, launch.WrapperId, launch.WrapperName, launch.Project, launch.User, launch.Parameters["flag"], launch.Status));
        Assert.Equal(launch.WorkflowId, report.RootElement.GetProperty("workflow-id").GetString());
        Assert.Equal("Queued", await WorkflowStatusAsync(server, launch));

        server.Server.Containers.SetStatus(launch.Id, "Complete");

        Assert.Equal("Complete", await WorkflowStatusAsync(server, launch));
        var shown = Assert.Single(await ListAsync(server, "/xapi/containers"));
        Assert.Equal("Complete", shown.GetProperty("status").GetString());
        Assert.Empty(await ListAsync(server, "/xapi/containers?nonfinalized=true"));
        Assert.Throws<ArgumentException>(() => server.Server.Containers.SetStatus(99, "Complete"));
    }

    [Fact]
    public async Task LaunchWithoutObjectHasNoWorkflowYet()
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PostAsync("/xapi/wrappers/1/launch?session=XNAT_E00001");

        Assert.Equal(200, status);
        Assert.Contains("\"workflow-id\":\"To be assigned\"", text, StringComparison.Ordinal);
        Assert.Equal("XNAT_E00001", Assert.Single(server.Server.Containers.Launches).Parameters["session"]);
    }

    [Fact]
    public async Task BulkLaunchIsOneForEachObject()
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PostAsync(
            "/xapi/projects/P1/wrappers/1/root/session/bulklaunch",
            Json("""{"session":"[\"/archive/experiments/XNAT_E00001\",\"/archive/experiments/XNAT_E09999\"]"}"""));

        Assert.Equal(200, status);
        using var report = JsonDocument.Parse(text);
        Assert.Equal(
            ("convert-session", 1, 1),
            (report.RootElement.GetProperty("pipeline-name").GetString(), report.RootElement.GetProperty("successes").GetArrayLength(),
                report.RootElement.GetProperty("failures").GetArrayLength()));
        Assert.Single(server.Server.Containers.Launches);
    }

    [Theory]
    [InlineData("/xapi/wrappers/9/launch", "{}", 404)]
    [InlineData("/xapi/projects/P9/wrappers/1/launch", "{}", 404)]
    [InlineData("/xapi/wrappers/1/root/session/launch", """{"session":"XNAT_E09999"}""", 500)]
    [InlineData("/xapi/wrappers/1/root/session/launch", """{"session":"/archive/../../etc"}""", 500)]
    [InlineData("/xapi/wrappers/1/root/session/launch", "[]", 400)]
    [InlineData("/xapi/wrappers/1/root/session/bulklaunch", """{"session":"XNAT_E00001"}""", 400)]
    [InlineData("/xapi/wrappers/1/root/session/bulklaunch", "{}", 400)]
    public async Task WhatCannotBeLaunchedIsNotRecorded(string path, string body, int status)
    {
        await using var server = await StartAsync();

        Assert.Equal(status, (await server.PostAsync(path, Json(body))).Status);

        Assert.Empty(server.Server.Containers.Launches);
    }

    [Fact]
    public async Task LaunchOfTooLongTextsIsRefused()
    {
        await using var server = await StartAsync();

        Assert.Equal(400, (await server.PostAsync("/xapi/wrappers/1/launch", Json($$"""{"a":"{{new string('x', 10_001)}}"}"""))).Status);

        Assert.Empty(server.Server.Containers.Launches);
    }

    [Fact]
    public async Task HiddenIsAsMissingAndOthersContainersAreNotShown()
    {
        await using var server = await StartAsync();
        const string path = "/xapi/projects/P1/wrappers/1/root/session/launch";
        await server.PostAsync(path, Json("""{"session":"XNAT_E00001"}"""));

        server.SignInAs("stranger");
        Assert.Equal(404, (await server.PostAsync(path, Json("""{"session":"XNAT_E00001"}"""))).Status);
        var hidden = await server.PostAsync("/xapi/wrappers/1/root/session/launch", Json("""{"session":"XNAT_E00001"}"""));
        var missing = await server.PostAsync("/xapi/wrappers/1/root/session/launch", Json("""{"session":"XNAT_E09999"}"""));
        Assert.Equal((500, hidden.Text.Replace("00001", "09999", StringComparison.Ordinal)), (missing.Status, missing.Text));
        Assert.Empty(await ListAsync(server, "/xapi/containers"));
        Assert.Equal(404, await server.StatusAsync("/xapi/containers/1"));
        Assert.Equal(404, (await server.PostAsync("/xapi/containers/1/kill")).Status);
        Assert.Equal(403, (await server.PostAsync("/xapi/commands", Json("""{"name":"x","image":"y"}"""))).Status);
        Assert.Equal(403, await server.DeleteAsync("/xapi/commands/1"));

        server.SignInAs("owner");
        Assert.Single(await ListAsync(server, "/xapi/projects/P1/containers"));
        Assert.Equal((200, "1"), await server.PostAsync("/xapi/containers/1/kill"));
        Assert.Equal("Killed", Assert.Single(server.Server.Containers.Launches).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"x","image":"y","xnat":{}}""")]
    [InlineData("""{"name":"x","image":"y","xnat":[{}]}""")]
    [InlineData("""{"name":"convert","image":"y","version":"1"}""")]
    public async Task WhatIsNoNewCommandIsRefused(string body)
    {
        await using var server = await StartAsync();

        Assert.Equal(400, (await server.PostAsync("/xapi/commands", Json(body))).Status);

        Assert.Single(await ListAsync(server, "/xapi/commands"));
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync(data =>
        {
            data.User("owner", "owner").User("stranger", "stranger");
            data.Project("P1").Owner("owner").Subject("S1").Experiment("E1").Scan("1", "T1");
        });
        Assert.Equal((201, "1"), await server.PostAsync("/xapi/commands", Json(Command)));
        return server;
    }

    private static async Task<string?> WorkflowStatusAsync(TestServer server, RecordedLaunch launch) =>
        (await server.ItemAsync("/data/workflows/" + launch.WorkflowId)).GetProperty("data_fields").GetProperty("status").GetString();

    private static async Task<List<JsonElement>> ListAsync(TestServer server, string path)
    {
        using var document = JsonDocument.Parse(await server.GetAsync(path));
        return [.. document.RootElement.EnumerateArray().Select(item => item.Clone())];
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
