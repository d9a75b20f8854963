using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Xnat.Typed.Server.Tests.Hosting;

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

    [Fact]
    public async Task DelayWaitsByTheClockOfTheServer()
    {
        var clock = new SteppedClock();
        await using var server = await TestServer.StartAsync(options: new() { Clock = clock });
        server.Server.Faults.Delay("/data/projects", TimeSpan.FromSeconds(20), times: 1);

        var answer = server.StatusAsync("/data/projects");

        Assert.Equal(TimeSpan.FromSeconds(20), await clock.NextWaitAsync());
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(200, await answer);
        Assert.Equal(200, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task DripSendsAFewBytesAtATime()
    {
        var clock = new SteppedClock();
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").File("R", "a.txt", "0123456789abcdefghijklmno"u8.ToArray()), new() { Clock = clock });
        server.Server.Faults.Drip("/data/projects/P1", 10, TimeSpan.FromMinutes(1));
        using var response = await server.Http.GetAsync(
            "/data/projects/P1/resources/R/files/a.txt", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        foreach (var drop in new[] { "0123456789", "abcdefghij" })
        {
            Assert.Equal(drop, await ReadAsync(body, 10));
            Assert.Equal(TimeSpan.FromMinutes(1), await clock.NextWaitAsync());
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("klmno", await ReadAsync(body, 10));
        Assert.False(clock.IsWaitedFor);
    }

    [Fact]
    public async Task MoreBytesAreAnnouncedThanCome()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").File("R", "a.txt", "0123456789"u8.ToArray()));
        server.Server.Faults.AnnounceMore("/data/projects/P1", 5);

        var answer = await RawAsync(server.Server.Url, "/data/projects/P1/resources/R/files/a.txt");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 15\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n0123456789", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListingsTooCanBeAnnouncedTooLong()
    {
        await using var server = await TestServer.StartAsync();
        var whole = await server.GetAsync("/data/projects?format=csv");
        server.Server.Faults.AnnounceMore("/data/projects", 7);

        var answer = await RawAsync(server.Server.Url, "/data/projects?format=csv");

        Assert.Contains($"\r\nContent-Length: {whole.Length + 7}\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + whole, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnavailableServerSaysWhenToTryAgain()
    {
        await using var server = await TestServer.StartAsync();
        server.Server.Faults.AnswerStatus("/data/", 503, times: 1, retryAfter: TimeSpan.FromSeconds(7));

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Equal((503, "7"), ((int)response.StatusCode, response.Headers.RetryAfter?.ToString()));
        Assert.StartsWith(
            "The server is currently unable", TestServer.Heading(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInFailsMidway()
    {
        await using var server = await TestServer.StartAsync();
        server.Server.Faults.AnswerStatus("/data/projects", 401, times: 1, after: 2);

        var statuses = new List<int>();
        for (var request = 0; request < 5; request++) statuses.Add(await server.StatusAsync("/data/projects"));

        Assert.Equal([200, 200, 401, 200, 200], statuses);
    }

    [Fact]
    public async Task SessionStuckInTheArchiveQueueStaysThereUntilThatIsTakenBack()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        var archive = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));
        var (_, address) = await server.PostAsync(
            "/data/services/import?dest=/prearchive/projects/P1", TestServer.Bytes(archive, "application/zip"));
        server.Server.Faults.AddStuckSessions("/data/prearchive/projects/P1", "BUILDING");

        Assert.Equal(200, (await server.PostAsync(address.Trim() + "?action=reset-status")).Status);
        Assert.Equal("BUILDING", (await server.RowsAsync("/data/prearchive/projects/P1"))[0]["status"]);
        Assert.Equal(403, (await server.PostAsync("/data/services/archive?src=" + address.Trim())).Status);
        server.Server.Faults.Clear();

        Assert.Equal("READY", (await server.RowsAsync("/data/prearchive/projects/P1"))[0]["status"]);
        Assert.Equal(303, (await server.PostAsync("/data/services/archive?src=" + address.Trim())).Status);
    }

    private static async Task<string> ReadAsync(Stream body, int length)
    {
        var bytes = new byte[length];
        var read = await body.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(bytes, 0, read);
    }

    /// <summary>An answer as it comes over the wire, until the connection ends in whatever way.</summary>
    private static async Task<string> RawAsync(Uri url, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: {TestServer.Basic("admin", "admin")}\r\n\r\n"));
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received);
        }
        catch (IOException)
        {
            // Torn down instead of closed.
        }

        return Encoding.ASCII.GetString(received.ToArray());
    }
}
