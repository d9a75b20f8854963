using Xnat.Typed.Server.Tests.Hosting;

namespace Xnat.Typed.Server.Tests.Importing;

/// <summary>Archiving and rebuilding that take their time: busy meanwhile, whole afterwards, and nothing lost on the way.</summary>
public sealed class SlowSessionTests
{
    private const string List = "/data/prearchive/projects/P1";
    private const string Archived = "/data/projects/P1/experiments/E1";

    private readonly SteppedClock clock = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ArchivingTakesSoManyLooks(bool inList)
    {
        await using var server = await StartAsync();
        var waiting = await WaitingAsync(server);
        server.Server.Faults.AddSlowSessions(List, 3);

        var (status, address) = await ArchiveAsync(server, waiting);

        Assert.Equal((200, "/data/archive/projects/P1/subjects/S1/experiments/E1"), (status, address.Trim()));
        for (var look = 1; look <= 3; look++)
        {
            Assert.Equal(404, await server.StatusAsync(Archived));
            Assert.Equal("ARCHIVING", await StatusOfAsync(server, inList ? List : waiting));
        }

        Assert.Equal(200, await server.StatusAsync(Archived));
        Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans"));
        Assert.Empty(await server.RowsAsync(List));
    }

    [Fact]
    public async Task ArchivingTakesSoLongByTheServersClock()
    {
        await using var server = await StartAsync();
        var waiting = await WaitingAsync(server);
        server.Server.Faults.Add("ready-after=2s", List);

        var archiving = ArchiveAsync(server, waiting);
        await clock.NextWaitAsync();
        for (var look = 0; look < 5; look++) Assert.Equal("ARCHIVING", await StatusOfAsync(server, waiting));
        Assert.Equal(404, await server.StatusAsync(Archived));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(200, (await archiving).Status);
        Assert.Equal(200, await server.StatusAsync(Archived));
    }

    [Fact]
    public async Task RebuildingTakesItsTimeToo()
    {
        await using var server = await StartAsync();
        var waiting = await WaitingAsync(server);
        server.Server.Faults.AddSlowSessions(List, 2);

        Assert.Equal(200, (await server.PostAsync(waiting + "?action=build")).Status);

        Assert.Equal(["BUILDING", "BUILDING", "READY"], await LooksAsync(server, waiting, 3));
    }

    [Fact]
    public async Task BusySessionRefusesOtherWork()
    {
        await using var server = await StartAsync();
        var waiting = await WaitingAsync(server);
        server.Server.Faults.AddSlowSessions(List, 2);
        await ArchiveAsync(server, waiting);

        var again = (await ArchiveAsync(server, waiting)).Status;
        var build = (await server.PostAsync(waiting + "?action=build")).Status;
        var move = await server.PostAsync(waiting + "?action=move&newProject=P2");
        await server.DeleteAsync(waiting);

        Assert.All([again, build], static status => Assert.InRange(status, 400, 499));
        Assert.Equal((200, ""), move);
        Assert.Equal(["ARCHIVING", "ARCHIVING"], await LooksAsync(server, waiting, 2));
        Assert.Equal(200, await server.StatusAsync(Archived));
    }

    [Fact]
    public async Task WorkMayEndInAConflict()
    {
        await using var server = await StartAsync();
        var (first, second) = (await WaitingAsync(server), await WaitingAsync(server, "9.9"));
        server.Server.Faults.AddSlowSessions(List, 1);
        await ArchiveAsync(server, first);
        await StatusOfAsync(server, first);

        await ArchiveAsync(server, second);

        Assert.Equal(["ARCHIVING", "CONFLICT"], await LooksAsync(server, second, 2));
        Assert.Single(await server.RowsAsync("/data/projects/P1/experiments"));
    }

    [Fact]
    public async Task WhatHasBegunGoesOnWhenFaultsAreTakenBackAndOutlivesTheServer()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var server = await StartAsync();
            var waiting = await WaitingAsync(server);
            server.Server.Faults.AddSlowSessions(List, 2);
            await ArchiveAsync(server, waiting);
            server.Server.Faults.Clear();
            await server.Server.ExportAsync(file);
            await using var other = await TestServer.StartAsync();
            await other.Server.ImportAsync(file);

            foreach (var one in new[] { server, other })
            {
                Assert.Equal(["ARCHIVING", "ARCHIVING"], await LooksAsync(one, waiting, 2));
                Assert.Equal(200, await one.StatusAsync(Archived));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task OtherProjectsTakeNoTime()
    {
        await using var server = await StartAsync();
        var waiting = await WaitingAsync(server);
        server.Server.Faults.AddSlowSessions("/data/prearchive/projects/P2", 2);

        await ArchiveAsync(server, waiting);

        Assert.Equal(200, await server.StatusAsync(Archived));
    }

    [Fact]
    public async Task DeletedProjectTakesItsWorkAlong()
    {
        await using var server = await StartAsync();
        var waiting = await WaitingAsync(server);
        server.Server.Faults.AddSlowSessions(List, 1);
        await ArchiveAsync(server, waiting);

        await server.DeleteAsync("/data/projects/P1");
        await server.GetAsync("/data/prearchive");
        await server.GetAsync("/data/prearchive");

        Assert.Equal(404, await server.StatusAsync(Archived));
    }

    [Theory]
    [InlineData("ready-after=0")]
    [InlineData("ready-after=-1")]
    [InlineData("ready-after=soon")]
    [InlineData("ready-after=")]
    public async Task OtherTextsAreRefused(string text)
    {
        await using var server = await StartAsync();

        var error = Assert.Throws<FormatException>(() => server.Server.Faults.Add(text));

        Assert.Contains("ready-after=LOOKS", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> StatusOfAsync(TestServer server, string path) =>
        Assert.Single(await server.RowsAsync(path + "?format=json"))["status"];

    private static async Task<List<string>> LooksAsync(TestServer server, string waiting, int count)
    {
        var looks = new List<string>();
        for (var look = 0; look < count; look++) looks.Add(await StatusOfAsync(server, waiting));
        return looks;
    }

    private static Task<(int Status, string Text)> ArchiveAsync(TestServer server, string waiting) =>
        server.PostAsync($"/data/services/archive?src={waiting["/data".Length..]}&project=P1&subject=S1&session=E1&auto-archive=false");

    private static async Task<string> WaitingAsync(TestServer server, string study = "1.2.3")
    {
        var upload = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", study)));
        var (_, address) = await server.PostAsync(
            "/data/services/import?dest=/prearchive&project=P1", TestServer.Bytes(upload, "application/zip"));
        return address.Trim();
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(
        static data =>
        {
            data.Project("P1");
            data.Project("P2");
        },
        new() { Clock = clock });
}
