using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Hosting;

/// <summary>Tests in other languages control a server by HTTP.</summary>
public sealed class ControlTests
{
    private static readonly XnatServerOptions Open = new() { AllowsControl = true };

    [Fact]
    public async Task StateIsTakenAwayBroughtBackAndReset()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"), Open);
        await server.PutAsync("/data/projects/P2");
        using var export = await server.SendAsync(HttpMethod.Get, "/xnat-typed/state");
        var file = await export.Content.ReadAsByteArrayAsync();
        await server.DeleteAsync("/data/projects/P2");

        Assert.Equal(200, (await server.PutAsync("/xnat-typed/state", TestServer.Bytes(file, "application/zip"))).Status);
        Assert.Equal(200, await server.StatusAsync("/data/projects/P2"));
        Assert.Equal(200, await server.DeleteAsync("/xnat-typed/state"));
        Assert.Equal((404, 200), (await server.StatusAsync("/data/projects/P2"), await server.StatusAsync("/data/projects/P1")));
    }

    [Fact]
    public async Task RefusedStateChangesNothing()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"), Open);

        var (status, text) = await server.PutAsync("/xnat-typed/state", TestServer.Bytes([1, 2, 3], "application/zip"));

        Assert.Equal(422, status);
        Assert.Contains("is no zip archive, or was cut", text, StringComparison.Ordinal);
        Assert.Equal(200, await server.StatusAsync("/data/projects/P1"));
    }

    [Fact]
    public async Task ClockEndsSessionsAndTokens()
    {
        await using var server = await TestServer.StartAsync(options: Open);
        using var token = JsonDocument.Parse(await server.GetAsync("/data/services/tokens/issue"));
        var session = await server.GetAsync("/data/JSESSION");
        server.Http.DefaultRequestHeaders.Authorization = null;
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + session);
        Assert.Equal(200, await server.StatusAsync("/data/projects"));

        Assert.Equal(200, (await server.PostAsync("/xnat-typed/clock?advance=16m")).Status);

        Assert.Equal(401, await server.StatusAsync("/data/projects"));
        server.Http.DefaultRequestHeaders.Remove("Cookie");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(
            token.RootElement.GetProperty("alias").GetString()!, token.RootElement.GetProperty("secret").ToString());
        Assert.Equal(200, await server.StatusAsync("/data/projects"));
        Assert.Equal(200, (await server.PostAsync("/xnat-typed/clock?advance=2940m")).Status);
        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task ClockTellsHowFarItIsAhead()
    {
        await using var server = await TestServer.StartAsync(options: new() { AllowsControl = true, Clock = new ManualClock() });

        await server.PostAsync("/xnat-typed/clock?advance=90m");

        Assert.Equal("""{"now":"2024-06-12T11:45:30.123Z","ahead":"01:30:00"}""", await server.GetAsync("/xnat-typed/clock"));
    }

    [Fact]
    public async Task ResetTakesTheClockBack()
    {
        await using var server = await TestServer.StartAsync(options: new() { AllowsControl = true, Clock = new ManualClock() });
        await server.PostAsync("/xnat-typed/clock?advance=90m");

        await server.DeleteAsync("/xnat-typed/state");

        Assert.Equal("""{"now":"2024-06-12T10:15:30.123Z","ahead":"00:00:00"}""", await server.GetAsync("/xnat-typed/clock"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?advance=16")]
    [InlineData("?advance=-16m")]
    [InlineData("?advance=2000000000m")]
    public async Task WrongAdvanceLeavesTheClock(string query)
    {
        await using var server = await TestServer.StartAsync(options: new() { AllowsControl = true, Clock = new ManualClock() });
        var before = await server.GetAsync("/xnat-typed/clock");

        Assert.Equal(400, (await server.PostAsync("/xnat-typed/clock" + query)).Status);

        Assert.Equal(before, await server.GetAsync("/xnat-typed/clock"));
    }

    [Fact]
    public async Task WhatWaitsIsDueWhenTheClockIsPutForward()
    {
        await using var server = await TestServer.StartAsync(options: Open);
        server.Server.Faults.Delay("/data/projects", TimeSpan.FromHours(1), times: 1);
        var waiting = server.StatusAsync("/data/projects");
        while (server.Server.Faults.Standing.Count > 0) await Task.Yield();

        do await server.PostAsync("/xnat-typed/clock?advance=120m");
        while (await Task.WhenAny(waiting, Task.Delay(50)) != waiting);

        Assert.Equal(200, await waiting);
    }

    [Fact]
    public async Task RequestsAreListedAndForgotten()
    {
        await using var server = await TestServer.StartAsync(options: Open);
        await server.PutAsync("/data/projects/P1?description=x");

        using var list = JsonDocument.Parse(await server.GetAsync("/xnat-typed/requests"));
        await server.DeleteAsync("/xnat-typed/requests");

        var request = Assert.Single(list.RootElement.EnumerateArray());
        Assert.Equal(
            ("PUT", "/data/projects/P1", "description=x", 200, "/data/projects/{project}"),
            (request.GetProperty("method").GetString(), request.GetProperty("path").GetString(), request.GetProperty("query").GetString(),
                request.GetProperty("status").GetInt32(), request.GetProperty("route").GetString()));
        Assert.Equal("[]", await server.GetAsync("/xnat-typed/requests"));
    }

    [Fact]
    public async Task RequestIsInTheRecordWhenItsAnswerIsThere()
    {
        await using var server = await TestServer.StartAsync();
        for (var number = 1; number <= 200; number++)
        {
            await server.StatusAsync("/data/version");

            Assert.Equal(number, server.Server.Requests.Count);
        }
    }

    [Theory]
    [InlineData("/xnat-typed/state")]
    [InlineData("/xnat-typed/requests")]
    [InlineData("/xnat-typed/clock")]
    public async Task NothingOfThisIsThereUnlessTheServerAllowsIt(string path)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, await server.StatusAsync(path));
    }
}
