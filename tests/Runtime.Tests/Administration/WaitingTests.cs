using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Administration;

/// <summary>Runs on the server are waited for, and not for ever.</summary>
public sealed class WaitingTests
{
    private const string Command =
        """
        {"name":"c","image":"i:1","version":"1",
         "xnat":[{"name":"w","contexts":["xnat:mrSessionData"],"external-inputs":[{"name":"session"}]}]}
        """;

    [Theory]
    [InlineData("Complete", true)]
    [InlineData("Failed (Setup)", false)]
    [InlineData("Killed", false)]
    public async Task RunIsWaitedForToItsEnd(string status, bool hasSucceeded)
    {
        await using var site = await LaunchedAsync();
        var run = await site.Client.Administration.Workflows.ListAsync().SingleAsync();

        var waiting = site.Client.Administration.Workflows.WaitAsync(run.Id, new() { Interval = TimeSpan.FromMilliseconds(1) });
        site.Server.Containers.SetStatus(1, status);

        Assert.Equal((status, hasSucceeded), ((await waiting).Status, (await waiting).HasSucceeded));
        Assert.True((await site.Client.Administration.Containers.GetAsync(1)).IsFinished);
    }

    [Fact]
    public async Task RunThatGoesOnEndsTheWaitAtItsLimit()
    {
        await using var site = await LaunchedAsync();

        var error = await Assert.ThrowsAsync<XnatUnfinishedException>(
            () => site.Client.Administration.Containers.WaitAsync(1, new() { Limit = TimeSpan.Zero }));

        Assert.Equal("Created", error.LastStatus);
        await Assert.ThrowsAsync<ArgumentException>(
            "options", () => site.Client.Administration.Containers.WaitAsync(1, new() { Interval = TimeSpan.Zero }));
    }

    [Fact]
    public async Task LaunchOnWhatIsNotThereIsRefused()
    {
        await using var site = await LaunchedAsync();
        var session = await SessionAsync(site);
        await session.DeleteAsync(removeFiles: true);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => site.Client.Administration.Containers.LaunchAsync(1, "session", session));
        await Assert.ThrowsAsync<XnatNotFoundException>(async () => await site.Client.Administration.Containers.LaunchAsync(
            9, "session", await site.Client.Projects.GetAsync("second")));
    }

    private static async Task<TestSite> LaunchedAsync()
    {
        var site = await TestSite.StudyAsync();
        using var body = new StringContent(Command, null, "application/json");
        (await site.Client.Http.PostAsync("xapi/commands", body)).EnsureSuccessStatusCode();
        await site.Client.Administration.Containers.LaunchAsync(
            1,
            "session",
            await SessionAsync(site),
            new() { Project = "brainimages", Inputs = new Dictionary<string, string> { ["x"] = "1" } });
        return site;
    }

    private static async Task<ExperimentData> SessionAsync(TestSite site) =>
        await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
