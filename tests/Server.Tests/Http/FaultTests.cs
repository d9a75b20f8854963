using System.Net;

namespace Xnat.Typed.Server.Tests.Http;

public sealed class FaultTests
{
    [Fact]
    public async Task HtmlPageComesWithStatus200AndOnlyAsOftenAsAsked()
    {
        await using var server = await TestServer.StartAsync();
        server.Server.Faults.AnswerHtml("/data/projects", times: 1);

        Assert.StartsWith("<!DOCTYPE html>", await server.GetAsync("/data/projects"), StringComparison.Ordinal);
        Assert.StartsWith("{\"ResultSet\"", await server.GetAsync("/data/projects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusIsAnsweredUntilItIsTakenBack()
    {
        await using var server = await TestServer.StartAsync();
        server.Server.Faults.AnswerStatus("/data/", 502);

        Assert.Equal(502, await server.StatusAsync("/data/projects"));
        server.Server.Faults.Clear();
        Assert.Equal(200, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task ExpiredSessionsAreRefused()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.GetAsync("/data/JSESSION");
        server.Http.DefaultRequestHeaders.Authorization = null;
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);
        Assert.Equal(200, await server.StatusAsync("/data/projects"));

        server.Server.Faults.ExpireSessions();

        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task ConnectionBreaksAfterSoManyBytes()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").File("R", "a.bin", new byte[100_000]));
        server.Server.Faults.CutAfter("/data/projects/P1", 1000);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/data/projects/P1/resources/R/files/a.bin");

        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var received = new MemoryStream();

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1000, received.Length);
    }
}
