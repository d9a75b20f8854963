using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Whose session it is: asked at sign-in, and before an answer is believed that a guest would get too.</summary>
public sealed class IdentityTests
{
    private static readonly Uri Missing = new("data/projects/P9", UriKind.Relative);

    private bool hasSignedIn;

    public static TheoryData<string, string> Strangers
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var credential in (string[])["password", "token", "session"])
                foreach (var answer in (string[])["guest", "Guest", "nobody", "page", "nothing", "login", "guest page"])
                    cases.Add(credential, answer);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task SessionOfSomebodyElseIsRefusedAtSignIn(string credential, string answer)
    {
        using var server = Site(_ => Named(answer));

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => server.OpenAsync(Credential(credential)));

        Assert.Contains("GET /data/auth answered", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User 'reader' is logged in")]
    [InlineData("User 'READER' is logged in; XNAT_CSRF=0f5c3c9a")]
    [InlineData("<html><span id=\"user_info\">Logged in as: &nbsp;<a id=\"user\" href=\"/app\">reader</a></span></html>")]
    public async Task SamePersonIsRecognised(string later)
    {
        var asked = 0;
        using var server = Site(_ => ScriptedServer.Text(asked++ == 0 ? "User 'reader' is logged in" : later, "text/plain"));
        await using var connection = await server.OpenAsync(XnatCredential.AliasToken("0f5c3c9a", "secret-1"));

        await connection.RequireSameUserAsync(CancellationToken.None);
        using var response = await connection.Http.GetAsync(Missing);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal((3, 1), (asked, server.Sent.Count(static sent => sent.Path == "/data/JSESSION")));
    }

    [Theory]
    [InlineData("guest", 404)]
    [InlineData("other", 404)]
    [InlineData("nobody", 404)]
    [InlineData("nothing", 404)]
    [InlineData("guest", 403)]
    [InlineData("other", 403)]
    [InlineData("nobody", 403)]
    public async Task WhatAnotherIsToldIsAskedAgain(string answer, int status)
    {
        using var server = Site(sent => sent.Cookie == "JSESSIONID=S1" && hasSignedIn ? Named(answer) : Named("reader"))
            .On("GET /data/projects/P9", sent => sent.Cookie == "JSESSIONID=S1"
                ? ScriptedServer.StatusPage((HttpStatusCode)status, "no")
                : ScriptedServer.Text("mine"));
        await using var connection = await server.OpenAsync();
        hasSignedIn = true;

        using var response = await connection.Http.GetAsync(Missing);

        Assert.Equal("mine", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("other")]
    [InlineData("nobody")]
    [InlineData("nothing")]
    public async Task QuestionThatFindsAnotherIsAnErrorAndTheNextCallWorks(string answer)
    {
        using var server = Site(sent => sent.Cookie == "JSESSIONID=S1" && hasSignedIn ? Named(answer) : Named("reader"))
            .On("GET /data/projects/P9", sent => ScriptedServer.Text(sent.Cookie));
        await using var connection = await server.OpenAsync();
        hasSignedIn = true;

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.RequireSameUserAsync(CancellationToken.None));
        await connection.RequireSameUserAsync(CancellationToken.None);
        using var next = await connection.Http.GetAsync(Missing);

        Assert.StartsWith("The session had ended meanwhile (GET /data/auth answered", error.Message, StringComparison.Ordinal);
        Assert.Equal("JSESSIONID=S2", await next.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RenewalThatMakesAnotherPersonIsRefused()
    {
        using var server = Site(sent => Named(sent.Cookie == "JSESSIONID=S1" ? "reader" : "other"))
            .On("GET /data/projects/P9", _ => ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "who"));
        await using var connection = await server.OpenAsync();

        var first = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.Http.GetAsync(Missing));
        var second = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.Http.GetAsync(Missing));

        Assert.StartsWith("xnat.example.org accepted the sign-in and takes it for another user's", first.Message, StringComparison.Ordinal);
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(2, server.Sent.Count(static sent => sent.Path == "/data/services/auth"));
    }

    [Fact]
    public async Task RenewalByOneRequestThatMakesAnotherPersonIsRefused()
    {
        var signIns = 0;
        using var server = new ScriptedServer().SignsIn()
            .On(ScriptedServer.Basic, _ => ScriptedServer.Welcome($"S{++signIns}", signIns == 1 ? "reader" : "other"))
            .On("GET /data/projects/P9", _ => ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "who"));
        await using var connection = await server.OpenAsync();

        var first = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.Http.GetAsync(Missing));
        var second = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.Http.GetAsync(Missing));

        Assert.StartsWith("xnat.example.org accepted the sign-in and takes it for another user's", first.Message, StringComparison.Ordinal);
        Assert.Equal((first.Message, 2), (second.Message, signIns));
    }

    [Fact]
    public async Task RouteThatRefusesALivingSessionIsHandedOnWithoutAStormOfSignIns()
    {
        using var server = Site(_ => Named("reader"))
            .On("GET /data/projects/P9", _ => ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "who"));
        await using var connection = await server.OpenAsync();

        for (var call = 0; call < 10; call++)
        {
            using var response = await connection.Http.GetAsync(Missing);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(2, server.Sent.Count(static sent => sent.Path == "/data/services/auth"));
    }

    [Fact]
    public async Task GivenSessionThatHasDiedSaysSo()
    {
        using var server = Site(_ => Named(hasSignedIn ? "nobody" : "reader"))
            .On("GET /data/projects/P9", _ => ScriptedServer.StatusPage(HttpStatusCode.NotFound, "no"));
        await using var connection = await server.OpenAsync(XnatCredential.Session("RUNNING1"));
        hasSignedIn = true;

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => connection.Http.GetAsync(Missing));

        Assert.Equal(
            "GET /data/projects/{project} answered 404: the session has ended. Sign in again and connect with the id of the new session.",
            error.Message);
    }

    [Fact]
    public async Task GuestIsNotAskedWhoItIs()
    {
        using var server = new ScriptedServer().On("GET /data/JSESSION", "G1", "text/plain").On("DELETE /data/JSESSION", "", "text/plain")
            .On("GET /data/projects/P9", _ => ScriptedServer.StatusPage(HttpStatusCode.NotFound, "no"));
        await using var connection = await server.OpenAsync(XnatCredential.Guest);

        using var response = await connection.Http.GetAsync(Missing);
        await connection.RequireSameUserAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(server.Questions);
    }

    private static XnatCredential Credential(string kind) => kind switch
    {
        "password" => XnatCredential.UserPassword("reader", "secret-1"),
        "token" => XnatCredential.AliasToken("alias", "secret-1"),
        _ => XnatCredential.Session("RUNNING1"),
    };

    private static ScriptedServer Site(Func<SentRequest, HttpResponseMessage> who)
    {
        var signIns = 0;
        HttpResponseMessage SignIn(SentRequest sent) => ScriptedServer.Text($"S{Interlocked.Increment(ref signIns)}", "text/plain");
        return new ScriptedServer().SignsInByForm()
            .On("PUT /data/services/auth", SignIn)
            .On("POST /data/JSESSION", SignIn)
            .On("GET /data/auth", who)
            .On("GET /data/projects/P9", _ => ScriptedServer.StatusPage(HttpStatusCode.NotFound, "no"));
    }

    private static HttpResponseMessage Named(string answer) => answer switch
    {
        "nobody" => ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "The request requires user authentication"),
        "page" => ScriptedServer.Text("<!DOCTYPE html><html><title>Welcome</title></html>", "text/html"),
        "nothing" => ScriptedServer.Text("", "text/plain"),
        "login" => new(HttpStatusCode.Found) { Headers = { Location = new("/app/template/Login.vm", UriKind.Relative) } },
        "guest page" => ScriptedServer.Text(
            "<html><span id=\"user_info\">Logged in as: <span style=\"color:red;\">Guest</span></span></html>",
            "text/html"),
        _ => ScriptedServer.Text($"User '{answer}' is logged in", "text/plain"),
    };
}
