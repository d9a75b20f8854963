using System.Net;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>When a session ends, and that it is kept alive while it is used and no longer.</summary>
public sealed class SessionLifeTests
{
    private const string Quarter = "\"1668081619871,900000\"";

    private static readonly Uri Projects = new("data/projects", UriKind.Relative);

    private static readonly TimeSpan Half = TimeSpan.FromSeconds(450);

    private readonly ManualTime time = new();

    [Fact]
    public async Task EndIsThatOfTheServerAndEachAnswerPutsItOff()
    {
        await using var server = await XnatServer.StartAsync(
            new XnatServerOptions { Clock = time }, static seed => seed.Project("P1"));
        await using var client = await XnatClient.ConnectAsync(
            server.Url, XnatCredential.UserPassword("admin", "admin"), new() { Clock = time });
        var first = client.SessionExpires;
        time.Advance(TimeSpan.FromMinutes(5));
        var same = client.SessionExpires;
        await client.Projects.GetAsync("P1");

        Assert.Equal(time.GetUtcNow() + TimeSpan.FromMinutes(15), client.SessionExpires);
        Assert.Equal((first, TimeSpan.FromMinutes(5)), (same, client.SessionExpires - first));
        await client.DisposeAsync();
        Assert.Null(client.SessionExpires);
    }

    [Theory]
    [InlineData("\"1668081619871,900000\"", 900)]
    [InlineData("1668081619871,900000", 900)]
    [InlineData("\"1668081619871,60000\"", 60)]
    [InlineData("\"1668081619871,-1000\"", null)]
    [InlineData("\"1668081619871,0\"", null)]
    [InlineData("\"1668081619871,99999999999999\"", null)]
    [InlineData("\"1668081619871\"", null)]
    [InlineData("\"1668081619871,9e5\"", null)]
    [InlineData("\"1,2,3\"", null)]
    [InlineData("never", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task WhatTheCookieSaysIsKnown(string? cookie, int? seconds)
    {
        using var server = Site(cookie);
        await using var connection = await OpenAsync(server);

        Assert.Equal(seconds is { } idle ? time.GetUtcNow() + TimeSpan.FromSeconds(idle) : null, connection.Expires);
        await connection.Http.GetStringAsync(Projects);
        Assert.Equal(seconds is null ? 0 : 1, time.Running);
    }

    [Fact]
    public async Task SessionThatWasUsedIsKeptAliveOnceAndThenLetGo()
    {
        using var server = Site(Quarter);
        await using var connection = await OpenAsync(server);
        await connection.Http.GetStringAsync(Projects);

        time.Advance(Half);
        Assert.Equal("JSESSIONID=S1", Assert.Single(server.Questions).Cookie);
        Assert.Equal(time.GetUtcNow() + (2 * Half), connection.Expires);
        time.Advance(20 * Half);

        Assert.Single(server.Questions);
        Assert.Equal(0, time.Running);
    }

    [Fact]
    public async Task SessionInUseNeverComesNearItsEnd()
    {
        using var server = Site(Quarter);
        await using var connection = await OpenAsync(server);
        var random = new Random(7);
        for (var step = 0; step < 500; step++)
        {
            // Now and then a call, but never none for as long as a session lives.
            await connection.Http.GetStringAsync(Projects);
            time.Advance(TimeSpan.FromSeconds(random.Next(1, 890)));
            Assert.True(connection.Expires - time.GetUtcNow() > TimeSpan.FromSeconds(200));
        }

        Assert.InRange(server.Questions.Count, 50, 500);
    }

    [Fact]
    public async Task SessionThatIsCalledAllTheTimeIsNotAskedAbout()
    {
        using var server = Site(Quarter);
        await using var connection = await OpenAsync(server);
        for (var minute = 0; minute < 100; minute++)
        {
            await connection.Http.GetStringAsync(Projects);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(server.Questions);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SessionIsKeptAliveAsLongAsAnAnswerIsAwaitedOrRead(bool isRead)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var server = Site(Quarter);
        var options = server.Options(new() { Clock = time });
        using var slow = new SlowHandler(server, answer.Task);
        await using var connection = await XnatConnection.OpenAsync(
            ScriptedServer.Address,
            XnatCredential.UserPassword("reader", "secret-1"),
            options with { PrimaryHandler = _ => slow },
            CancellationToken.None);
        await connection.Http.GetStringAsync(Projects);
        var waiting = connection.Http.GetAsync(new Uri("data/slow", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        if (isRead) answer.SetResult(ScriptedServer.Text("slowly"));
        if (isRead) await waiting;

        for (var beat = 1; beat <= 10; beat++)
        {
            time.Advance(Half);
            Assert.Equal(beat, server.Questions.Count);
        }

        if (!isRead) answer.SetResult(ScriptedServer.Text("slowly"));
        (await waiting).Dispose();
        time.Advance(20 * Half);
        Assert.InRange(server.Questions.Count, 10, 11);
    }

    [Fact]
    public async Task QuestionThatFindsADeadSessionSignsNobodyInUntilTheNextCall()
    {
        var (signIns, isDead) = (0, false);
        using var server = Site(Quarter, () => $"S{++signIns}")
            .On("GET /data/auth", _ => ScriptedServer.Text("", status: HttpStatusCode.Unauthorized))
            .On("GET /data/projects", sent => sent.Cookie == "JSESSIONID=S1" && isDead
                ? ScriptedServer.Text("", status: HttpStatusCode.Unauthorized)
                : ScriptedServer.Text(sent.Cookie));
        await using var connection = await OpenAsync(server);
        await connection.Http.GetStringAsync(Projects);
        isDead = true;
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 1), (server.Questions.Count, signIns));

        Assert.Equal("JSESSIONID=S2", await connection.Http.GetStringAsync(Projects));
    }

    [Fact]
    public async Task NobodyIsAskedAfterTheEnd()
    {
        using var server = Site(Quarter);
        var connection = await OpenAsync(server);
        await connection.Http.GetStringAsync(Projects);
        await connection.DisposeAsync();

        time.Advance(Half);

        Assert.Empty(server.Questions);
        Assert.Equal((0, null), (time.Running, connection.Expires));
    }

    private Task<XnatConnection> OpenAsync(ScriptedServer server) => server.OpenAsync(options: new() { Clock = time });

    private static ScriptedServer Site(string? cookie, Func<string>? session = null)
    {
        HttpResponseMessage Telling(HttpResponseMessage answer)
        {
            if (cookie is not null)
                answer.Headers.TryAddWithoutValidation("Set-Cookie", $"SESSION_EXPIRATION_TIME={cookie}; Version=1; Path=/");
            return answer;
        }

        return new ScriptedServer().SignsIn(session ?? (static () => "S1"))
            .On(ScriptedServer.Basic, _ => Telling(ScriptedServer.Welcome(session?.Invoke() ?? "S1")))
            .On("GET /data/auth", _ => Telling(ScriptedServer.Text("User 'reader' is logged in", "text/plain")))
            .On("GET /data/projects", _ => Telling(ScriptedServer.Text("mine")));
    }

    private sealed class SlowHandler(HttpMessageHandler inner, Task<HttpResponseMessage> slow) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath != "/data/slow") return await base.SendAsync(request, cancellationToken);
            var answer = await slow;
            answer.RequestMessage = request;
            return answer;
        }
    }
}
