using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>What an answer's cookies say about the session, whatever its status.</summary>
public sealed class SessionCookieTests
{
    private static readonly Uri Projects = new("data/projects", UriKind.Relative);

    public static TheoryData<string, bool> Cookies => new()
    {
        { "JSESSIONID=GUEST; Path=/; HttpOnly", true },
        { "JSESSIONID=GUEST", true },
        { "JSESSIONID=\"GUEST\"; Version=1; Path=/", true },
        { "JSESSIONID=s1; Path=/", true },
        { "JSESSIONID=S1.node2; Path=/", true },
        { "JSESSIONID=; Path=/", true },
        { "JSESSIONID=\"\"; Path=/", true },
        { "JSESSIONID=S1; Max-Age=0; Path=/", true },
        { "JSESSIONID=S1; Expires=Thu, 01 Jan 1970 00:00:10 GMT; Path=/", true },
        { "JSESSIONID=S1; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Path=/", true },
        { "JSESSIONID=S1; Path=/; HttpOnly", false },
        { "JSESSIONID=\"S1\"; Version=1; Path=/", false },
        { "JSESSIONID=S1; Max-Age=900; Expires=Thu, 01 Jan 1970 00:00:10 GMT", false },
        { "JSESSIONID=OTHER; Path=/wiki", false },
        { "jsessionid=OTHER; Path=/", false },
        { "XJSESSIONID=OTHER; Path=/", false },
        { "SERVERID=JSESSIONID=OTHER; Path=/", false },
        { "SESSION_EXPIRATION_TIME=\"1668081619871,900000\"; Version=1; Path=/", false },
    };

    [Theory]
    [MemberData(nameof(Cookies))]
    public async Task AnotherSessionInAnAnswerIsADeadOne(string cookie, bool isDead)
    {
        foreach (var status in (int[])[200, 206, 304, 400, 403, 404, 409, 500, 503])
        {
            using var server = Site(sent => sent.Cookie.StartsWith("JSESSIONID=S1", StringComparison.Ordinal)
                ? Answer((HttpStatusCode)status, cookie)
                : ScriptedServer.Text("mine"));
            await using var connection = await server.OpenAsync();

            using var response = await connection.Http.GetAsync(Projects);

            Assert.Equal(isDead ? 200 : status, (int)response.StatusCode);
            Assert.Equal(isDead ? "mine" : "", await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("https://example.org/xnat/", "/xnat", true)]
    [InlineData("https://example.org/xnat/", "/xnat/", true)]
    [InlineData("https://example.org/xnat/", "/", true)]
    [InlineData("https://example.org/xnat/", "/xna", false)]
    [InlineData("https://example.org/xnat/", "/xnat/app", false)]
    [InlineData("https://example.org/", "/xnat", false)]
    public void CookieOfAnotherApplicationIsNotOurs(string address, string path, bool isOurs)
    {
        using var response = Answer(HttpStatusCode.OK, $"JSESSIONID=OTHER; Path={path}");

        Assert.Equal(isOurs, SetCookie.EndsSession(response.Headers, "S1", new(address)));
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task SessionThatEndsOnARedirectIsReplaced(HttpStatusCode status)
    {
        using var server = Site(sent =>
        {
            if (sent.Cookie != "JSESSIONID=S1") return ScriptedServer.Text("mine");
            var answer = Answer(status, "JSESSIONID=GUEST; Path=/");
            answer.Headers.Location = new("/data/elsewhere", UriKind.Relative);
            return answer;
        }).On("GET /data/elsewhere", "a guest's");
        await using var connection = await server.OpenAsync();

        using var response = await connection.Http.GetAsync(Projects);

        Assert.Equal("mine", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SessionThatEndsBehindARedirectDoesNotSendThePostTwice()
    {
        using var server = Site(_ => ScriptedServer.Text("unused"))
            .On(
                "POST /data/services/archive",
                _ => new(HttpStatusCode.SeeOther) { Headers = { Location = new("/data/archived", UriKind.Relative) } })
            .On("GET /data/archived", sent => sent.Cookie == "JSESSIONID=S1"
                ? Answer(HttpStatusCode.OK, "JSESSIONID=GUEST; Path=/")
                : ScriptedServer.Text("archived"));
        await using var connection = await server.OpenAsync();

        using var response = await connection.Http.PostAsync(new Uri("data/services/archive", UriKind.Relative), null);

        Assert.Equal("archived", await response.Content.ReadAsStringAsync());
        Assert.Single(server.Sent, static sent => sent.Method == "POST");
    }

    [Fact]
    public async Task SessionsThatNeverServeAreGivenUp()
    {
        using var server = Site(_ => Answer(HttpStatusCode.OK, "JSESSIONID=GUEST; Path=/"));
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.Http.GetAsync(Projects));

        Assert.StartsWith(
            "xnat.example.org accepted the sign-in and ended the session before it was of use, 5 times in a row " +
            "(at last: GET /data/projects answered 200).",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(5, server.Sent.Count(static sent => sent.Authorization.Length > 0));
    }

    [Fact]
    public async Task BodyThatCannotBeSentAgainIsAnErrorAndTheNextCallWorks()
    {
        using var server = Site(_ => ScriptedServer.Text("mine"))
            .On("POST /data/services/import", sent => sent.Cookie == "JSESSIONID=S1"
                ? Answer(HttpStatusCode.OK, "JSESSIONID=GUEST; Path=/")
                : ScriptedServer.Text("imported"));
        await using var connection = await server.OpenAsync();
        using var once = new StreamContent(new PiecewiseStream([1, 2, 3], 2));

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => connection.Http.PostAsync(new Uri("data/services/import", UriKind.Relative), once));
        using var next = await connection.Http.GetAsync(Projects);

        Assert.Equal(
            "POST /data/services/import answered 200: the session had ended, and the body of the request cannot be sent a second time. " +
            "There is a new session now: send again, or give a file or a stream that can seek.",
            error.Message);
        Assert.Equal("mine", await next.Content.ReadAsStringAsync());
    }

    private static ScriptedServer Site(Func<SentRequest, HttpResponseMessage> projects)
    {
        var signIns = 0;
        return new ScriptedServer().SignsIn(() => $"S{Interlocked.Increment(ref signIns)}")
            .On("GET /data/projects", projects);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string cookie)
    {
        var answer = new HttpResponseMessage(status);
        answer.Headers.Add("Set-Cookie", cookie);
        return answer;
    }
}
