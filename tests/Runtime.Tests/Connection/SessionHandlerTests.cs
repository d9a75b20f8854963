using System.Net;
using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

public sealed class SessionHandlerTests
{
    private const string LoginHtml = "<html><!-- BEGIN xnat-templates/screens/Login.vm --></html>";

    private const string ExpiredNote =
        "This session has been expired (possibly due to multiple concurrent logins being attempted as the same user).";

    private static readonly Uri Projects = new("data/projects", UriKind.Relative);

    public static TheoryData<string> WaysToAskForSignIn => ["status", "page", "redirect", "note", "note without type"];

    [Theory]
    [MemberData(nameof(WaysToAskForSignIn))]
    public async Task DeadSessionIsReplacedOnceAndTheRequestSentAgain(string way)
    {
        var signIns = 0;
        using var server = new ScriptedServer().SignsIn(() => $"S{++signIns}")
            .On("PUT /data/projects", sent =>
                sent.Cookie == "JSESSIONID=S1" ? AskForSignIn(way) : ScriptedServer.Text("done", "text/plain"));
        await using var connection = await server.OpenAsync();

        using var content = new StringContent("body");
        using var response = await connection.Http.PutAsync(Projects, content);

        Assert.Equal("done", await response.Content.ReadAsStringAsync());
        Assert.Equal(["body", "body"], server.Sent.Where(sent => sent.Path == "/data/projects").Select(sent => sent.BodyText));
        Assert.Equal(2, signIns);
    }

    [Fact]
    public async Task ManyRequestsShareOneNewSignIn()
    {
        var signIns = 0;
        using var server = new ScriptedServer().SignsIn(() => $"S{Interlocked.Increment(ref signIns)}")
            .On("GET /data/projects", sent => sent.Cookie == "JSESSIONID=S1" ? AskForSignIn("status") : ScriptedServer.Text("{}"));
        await using var connection = await server.OpenAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.Http.GetAsync(Projects)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, signIns);
    }

    [Fact]
    public async Task LoginPageThatStaysIsAnAuthenticationError()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", LoginHtml, "text/html");
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => connection.AskAsync(token => connection.Http.GetAsync(Projects, token), ExpectedContent.Json, CancellationToken.None));

        Assert.Equal(
            "GET /data/projects answered 200 with a login page instead of JSON: the session has ended. Connect again.", error.Message);
    }

    [Fact]
    public async Task OtherPageInsteadOfDataIsSummarised()
    {
        using var server = new ScriptedServer().SignsIn().On(
            "GET /data/projects", "<!doctype html><html><title>Maintenance</title>", "text/html");
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatResponseException>(
            () => connection.AskAsync(token => connection.Http.GetAsync(Projects, token), ExpectedContent.Json, CancellationToken.None));

        Assert.Equal(
            "GET /data/projects answered 200 with an HTML page instead of JSON; a proxy, a sign-on page or another program may sit at "
            + "this address. The page's heading is in ServerMessage.",
            error.Message);
        Assert.Equal("Maintenance", error.ServerMessage);
    }

    [Fact]
    public async Task RedirectToAnotherOriginIsNotFollowed()
    {
        using var server = new ScriptedServer().SignsIn()
            .On("GET /data/projects", _ => new(HttpStatusCode.Found) { Headers = { Location = new("https://evil.test/data/projects") } });
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => connection.Http.GetAsync(Projects));

        Assert.Equal(
            "GET /data/projects answered 302 and leads to https://evil.test, which was not followed, since the session belongs to "
            + "xnat.example.org; connect to the other address if it is right.",
            error.Message);
    }

    [Fact]
    public async Task RedirectWithinTheServerIsFollowed()
    {
        using var server = new ScriptedServer().SignsIn()
            .On("GET /data/projects", _ =>
                new(HttpStatusCode.MovedPermanently) { Headers = { Location = new("/data/archive/projects", UriKind.Relative) } })
            .On("GET /data/archive/projects", "{}");
        await using var connection = await server.OpenAsync();

        using var response = await connection.Http.GetAsync(Projects);

        Assert.Equal("JSESSIONID=S1", server.Sent[^1].Cookie);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task RedirectIsFollowedAsWhoAskedAndForWhatWasAsked()
    {
        using var server = new ScriptedServer().SignsIn()
            .On("GET /data/projects", _ => new(HttpStatusCode.Found)
            {
                Headers = { Location = new("/data/archive/projects", UriKind.Relative) },
            })
            .On("GET /data/archive/projects", "{}");
        await using var connection = await server.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Projects)
        {
            Headers = { Authorization = new("Basic", "b3RoZXI6c2VjcmV0"), Accept = { new("application/xml") } },
        };

        using var response = await connection.Http.SendAsync(request);

        Assert.Equal("Basic b3RoZXI6c2VjcmV0", server.Sent[^1].Authorization);
        Assert.Equal(["application/xml"], response.RequestMessage!.Headers.Accept.Select(static type => type.ToString()));
    }

    [Fact]
    public async Task SessionThatHadExpiredIsRefusedAtConnect()
    {
        using var server = new ScriptedServer().On("GET /data/auth", ExpiredNote, "text/plain");

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => server.OpenAsync(XnatCredential.Session("S1")));

        Assert.StartsWith("xnat.example.org does not know this session any more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadOfAPageIsNoAnswerOfADeadSession()
    {
        var (signIns, isDead) = (0, false);
        using var server = new ScriptedServer()
            .On("PUT /data/services/auth", _ => ScriptedServer.Text($"S{++signIns}", "text/plain"))
            .On("GET /data/auth", sent => isDead && sent.Cookie == "JSESSIONID=S1"
                ? AskForSignIn("page")
                : ScriptedServer.Text("User 'reader' is logged in", "text/plain"))
            .On("DELETE /data/JSESSION", "", "text/plain")
            .On("HEAD /data/projects", sent => sent.Cookie == "JSESSIONID=S1" ? AskForSignIn("page") : ScriptedServer.Text("{}"));
        await using var connection = await server.OpenAsync();
        isDead = true;
        using var request = new HttpRequestMessage(HttpMethod.Head, Projects);

        using var response = await connection.Http.SendAsync(request);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, signIns);
    }

    [Theory]
    [InlineData("GET /data/projects", 302, "//[")]
    [InlineData("PUT /data/projects", 302, "//x:99999999/")]
    [InlineData("PUT /data/projects", 301, "http://[")]
    [InlineData("GET /data/auth", 302, "//[")]
    [InlineData("PUT /data/services/auth", 302, "//[")]
    public async Task RedirectToWhatIsNoAddressIsOurs(string route, int status, string location)
    {
        using var server = new ScriptedServer().SignsInByForm().On(route, _ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status);
            response.Headers.TryAddWithoutValidation("Location", location);
            return response;
        });

        var error = await Assert.ThrowsAnyAsync<XnatResponseException>(async () =>
        {
            await using var connection = await server.OpenAsync();
            var method = new HttpMethod(route.Split(' ')[0]);
            using var response = await connection.AskAsync(
                token => connection.Http.SendAsync(new(method, Projects), token), ExpectedContent.Done, CancellationToken.None);
        });

        Assert.Contains($"{route} answered {status}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendingWithoutWaitingDoesNotGoRoundTheSession()
    {
        using var server = new ScriptedServer().SignsIn();
        await using var connection = await server.OpenAsync(options: new() { Reason = "because" });
        using var request = new HttpRequestMessage(HttpMethod.Get, Projects);

        var error = Assert.Throws<InvalidOperationException>(() => connection.Http.Send(request));

        Assert.Equal("This client sends with SendAsync alone; nothing was sent.", error.Message);
    }

    [Fact]
    public async Task SessionIsNotSentElsewhere()
    {
        using var server = new ScriptedServer().SignsIn();
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connection.Http.GetAsync(new Uri("https://evil.test/data")));

        Assert.Equal(
            "This client's session is sent to xnat.example.org alone; use an HttpClient of your own for other servers.", error.Message);
    }

    [Fact]
    public async Task CookiesOfTheWayAreKeptAndThoseOfAnotherApplicationAreNot()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", _ =>
        {
            var response = ScriptedServer.Text("{}");
            response.Headers.Add(
                "Set-Cookie",
                ["SERVERID=node-2; Path=/", "JSESSIONID=OTHER; Path=/wiki", "SESSION_EXPIRATION_TIME=\"1668081619871,900000\"; Version=1"]);
            return response;
        });
        await using var connection = await server.OpenAsync();

        using var first = await connection.Http.GetAsync(Projects);
        using var second = await connection.Http.GetAsync(Projects);

        Assert.Equal("JSESSIONID=S1; SERVERID=node-2", server.Sent[^1].Cookie);
    }

    private static HttpResponseMessage AskForSignIn(string way) => way switch
    {
        "status" => ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "The request requires user authentication"),
        "page" => ScriptedServer.Text(LoginHtml, "text/html"),
        "note" => ScriptedServer.Text(ExpiredNote, "text/plain"),
        "note without type" => new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ExpiredNote)) },
        _ => new(HttpStatusCode.Found) { Headers = { Location = new("/app/template/Login.vm", UriKind.Relative) } },
    };
}
