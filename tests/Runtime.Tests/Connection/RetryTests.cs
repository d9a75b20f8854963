using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>What is sent again by itself, and what never.</summary>
public sealed class RetryTests
{
    private static readonly XnatRetryOptions Quick = new() { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromSeconds(2) };

    private static readonly string[] SignIns = ["PUT /data/services/auth", ScriptedServer.Basic];

    [Theory]
    [InlineData("GET", "/data/projects", 503, 3)]
    [InlineData("HEAD", "/data/projects", 503, 3)]
    [InlineData("GET", "/data/projects", 429, 3)]
    [InlineData("GET", "/data/projects", 408, 3)]
    [InlineData("GET", "/data/projects", 502, 3)]
    [InlineData("GET", "/data/projects", 504, 3)]
    [InlineData("GET", "/data/projects", 500, 1)]
    [InlineData("GET", "/data/projects", 409, 1)]
    [InlineData("PUT", "/data/projects/P1", 503, 1)]
    [InlineData("POST", "/data/services/import", 503, 1)]
    [InlineData("DELETE", "/data/projects/P1", 503, 1)]
    [InlineData("GET", "/data/services/tokens/issue", 503, 1)]
    [InlineData("GET", "/data/services/tokens/invalidate/a/b", 503, 1)]
    public async Task OnlyWhatReadsIsSentAgainAndOnlyAfterWhatPasses(string verb, string path, int status, int sent)
    {
        using var server = Failing($"{verb} {path}", times: 2, () => ScriptedServer.StatusPage((HttpStatusCode)status, "no"));
        await using var connection = await server.OpenAsync(options: new() { Retry = Quick });

        using var answer = await connection.Http.SendAsync(new(new(verb), path));

        Assert.Equal(sent, server.Sent.Count(request => request.Path == path));
        Assert.Equal(sent == 3 ? 200 : status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, 3)]
    [InlineData(HttpRequestError.ResponseEnded, 3)]
    [InlineData(HttpRequestError.SecureConnectionError, 1)]
    [InlineData(HttpRequestError.NameResolutionError, 1)]
    public async Task ConnectionThatBreaksIsMadeAgain(HttpRequestError error, int sent)
    {
        using var server = Failing("GET /data/projects", times: 2, () => throw new HttpRequestException(error, "x"));
        await using var connection = await server.OpenAsync(options: new() { Retry = Quick });

        var failure = await Record.ExceptionAsync(() => connection.Http.GetStringAsync("/data/projects"));

        Assert.Equal(sent, server.Sent.Count(request => request.Path == "/data/projects"));
        Assert.Equal(sent == 1, failure is XnatConnectionException);
    }

    [Theory]
    [InlineData(503, 3)]
    [InlineData(429, 3)]
    [InlineData(502, 1)]
    [InlineData(504, 1)]
    [InlineData(401, 1)]
    public async Task SignInIsSentAgainOnlyWhereNobodyComparedThePassword(int status, int sent)
    {
        foreach (var way in SignIns)
        {
            using var server = Failing(
                way,
                times: 2,
                () => ScriptedServer.StatusPage((HttpStatusCode)status, "no"),
                () => way == ScriptedServer.Basic ? ScriptedServer.Welcome("S1") : ScriptedServer.Text("S1"));

            var failure = await Record.ExceptionAsync(
                async () => await (await server.OpenAsync(options: new() { Retry = Quick })).DisposeAsync());

            Assert.Equal(
                (sent, sent == 1),
                (server.Sent.Count(static request => request.Method != "DELETE"), failure is XnatResponseException));
        }
    }

    [Theory]
    [InlineData("PUT /data/services/auth")]
    [InlineData(ScriptedServer.Basic)]
    public async Task SignInWhoseAnswerBreaksIsNotSentAgain(string way)
    {
        using var server = Failing(way, times: 2, static () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "x"));

        await Assert.ThrowsAsync<XnatConnectionException>(() => server.OpenAsync(options: new() { Retry = Quick }));

        Assert.Single(server.Sent);
    }

    [Theory]
    [InlineData("0", 3)]
    [InlineData("1", 3)]
    [InlineData("3", 1)]
    [InlineData("86400", 1)]
    public async Task WaitThatTheServerAsksForIsKeptUnlessItIsTooLong(string seconds, int sent)
    {
        var delays = new List<TimeSpan>();
        using var server = Failing("GET /data/projects", times: 2, () =>
        {
            var answer = ScriptedServer.StatusPage(HttpStatusCode.ServiceUnavailable, "no");
            answer.Headers.TryAddWithoutValidation("Retry-After", seconds);
            return answer;
        });
        var options = new XnatClientOptions
        {
            Retry = Quick,
            Listener = happened =>
            {
                if (happened is XnatRetryEvent retry) delays.Add(retry.Delay);
            },
        };
        await using var connection = await server.OpenAsync(options: options);

        using var answer = await connection.Http.GetAsync(new Uri("/data/projects", UriKind.Relative));

        Assert.Equal(sent, server.Sent.Count(request => request.Path == "/data/projects"));
        Assert.All(delays, delay => Assert.Equal(seconds, $"{delay.TotalSeconds:0}"));
    }

    [Fact]
    public async Task NothingIsSentAgainUnlessItIsAskedFor()
    {
        using var server = Failing(
            "GET /data/projects", times: 1, static () => ScriptedServer.StatusPage(HttpStatusCode.ServiceUnavailable, "no"));
        await using var connection = await server.OpenAsync();

        using var answer = await connection.Http.GetAsync(new Uri("/data/projects", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static ScriptedServer Failing(
        string route, int times, Func<HttpResponseMessage> failure, Func<HttpResponseMessage>? success = null)
    {
        var left = times;
        var server = new ScriptedServer();
        return (route == SignIns[0] ? server.SignsInByForm() : server.SignsIn()).On(
            route, _ => left-- > 0 ? failure() : success?.Invoke() ?? ScriptedServer.Text("{}"));
    }
}
