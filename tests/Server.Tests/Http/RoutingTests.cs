using System.Net;

namespace Xnat.Typed.Server.Tests.Http;

public sealed class RoutingTests
{
    [Fact]
    public async Task UnknownRouteIsLoudAndRecorded()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projcts/P1?x=1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            "This server has no such route for GET; the nearest it knows is /data/projects/{project}.",
            TestServer.Heading(await response.Content.ReadAsStringAsync()));
        var recorded = Assert.Single(server.Server.UnknownRequests);
        Assert.Equal(("GET", "/data/projcts/P1", "x=1", 404), (recorded.Method, recorded.Path, recorded.Query, recorded.Status));
    }

    [Fact]
    public async Task MissingObjectIsNoUnknownRoute()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/subjects/S1?format=json"));

        Assert.Empty(server.Server.UnknownRequests);
        Assert.Equal("/data/projects/{project}/subjects/{subject}", server.Server.Requests.Single().Route);
    }

    [Theory]
    [InlineData("/data/projects")]
    [InlineData("/data/archive/projects")]
    [InlineData("/REST/projects")]
    [InlineData("/REST/archive/projects")]
    [InlineData("/data/projects/")]
    public async Task PrefixesAreSynonyms(string path)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal("P1", Assert.Single(await server.RowsAsync(path))["ID"]);
    }

    [Theory]
    [InlineData("/data/services/import")]
    [InlineData("/data/services/archive")]
    public async Task ServicesTakePostOnly(string path)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(405, await server.StatusAsync(path));
    }

    /// <summary>What stands behind an object and does not offer a method leaves it to the object, which refuses the surplus.</summary>
    [Theory]
    [InlineData("GET", "/data/projects/P1/prearchive_code/4", 200)]
    [InlineData("DELETE", "/data/projects/P1/prearchive_code/4", 400)]
    [InlineData("PUT", "/data/projects/P1/prearchive_code", 400)]
    [InlineData("DELETE", "/data/projects/P1/subjects/S1/status", 400)]
    [InlineData("GET", "/data/projects/P1/users/member/admin/more", 200)]
    [InlineData("PUT", "/data/projects/P1/users/member/admin/more", 200)]
    [InlineData("PUT", "/data/projects/P1/groups", 405)]
    [InlineData("PUT", "/data/user/admin/sessions", 405)]
    [InlineData("GET", "/data/archive/projects/P1/config", 400)]
    [InlineData("GET", "/data/archive/config", 404)]
    public async Task EndingsLeaveToTheirObjectWhatTheyDoNotOffer(string method, string path, int status)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        using var response = await server.SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task ErrorPageIsTheOneThatClientsRecognise()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.SendAsync(HttpMethod.Get, "/data/experiments/XNAT_E00009?format=json");

        await Snapshot.Match(await response.Content.ReadAsStringAsync(), "html");
    }

    [Fact]
    public async Task ItemRefusesAnAcceptHeaderOfJsonAlone()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        server.Http.DefaultRequestHeaders.Add("Accept", "application/json");

        Assert.Equal(406, await server.StatusAsync("/data/projects/P1?format=json"));
    }

    [Fact]
    public async Task ParallelRequestsDoNotDisturbEachOther()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            await server.GetAsync("/data/projects/P1/subjects");
            return await server.PutAsync($"/data/projects/P1/subjects/S{TestServer.Number(number)}?gender=male");
        }));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(60, answers.Select(answer => answer.Text).Distinct().Count());
        Assert.Equal(60, (await server.RowsAsync("/data/projects/P1/subjects")).Count);
    }

    [Fact]
    public async Task ServersShareNothing()
    {
        await using var first = await TestServer.StartAsync(data => data.Project("P1"));
        await using var second = await TestServer.StartAsync();

        Assert.Single(await first.RowsAsync("/data/projects"));
        Assert.Empty(await second.RowsAsync("/data/projects"));
    }
}
