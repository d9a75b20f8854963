using System.Net;
using System.Text;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Signing in by one request, and when the form takes its place: never after a password was compared.</summary>
public sealed class SignInAtOnceTests
{
    private const string Form = "PUT /data/services/auth";

    /// <summary>Answers of whoever did not look at the header.</summary>
    private static readonly Dictionary<string, Func<HttpResponseMessage>> Overlooked = new(StringComparer.Ordinal)
    {
        ["no such route"] = static () => ScriptedServer.StatusPage(HttpStatusCode.NotFound, "Not Found"),
        ["no such verb"] = static () => ScriptedServer.StatusPage(HttpStatusCode.MethodNotAllowed, "no"),
        ["asked for credentials"] = static () => Challenged("Basic realm=\"XNAT\""),
        ["asked for credentials in two ways"] = static () => Challenged("Negotiate", "Basic realm=\"lab\", charset=\"UTF-8\""),
        ["led to the login page"] =
            static () => new(HttpStatusCode.Found) { Headers = { Location = new("/app/template/Login.vm", UriKind.Relative) } },
        ["the login page"] =
            static () => ScriptedServer.Text("<html><!-- BEGIN xnat-templates/screens/Login.vm --></html>", "text/html"),
        ["single sign-on"] = static () => new(HttpStatusCode.Found)
        {
            Headers = { Location = new("https://login.example.org/realms/a/protocol/openid-connect/auth?client_id=b") },
        },
        ["a guest's view"] = static () => ScriptedServer.Welcome("G1", "guest"),
        ["nobody named"] = static () => With("JSESSIONID=S1; Path=/", ""),
        ["no cookie"] = static () => ScriptedServer.Text("User 'reader' is logged in", "text/plain"),
        ["cookie of another application"] = static () => With("JSESSIONID=S1; Path=/wiki"),
        ["cookie taken back"] = static () => With("JSESSIONID=S1; Max-Age=0; Path=/"),
        ["cookie that is no id"] = static () => With("JSESSIONID=<html>; Path=/"),
    };

    private static readonly Dictionary<string, Func<HttpResponseMessage>> Refused = new(StringComparer.Ordinal)
    {
        ["wrong password"] = static () => ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "Your login attempt failed"),
        ["wrong password, nothing said"] = static () => ScriptedServer.Text("", status: HttpStatusCode.Unauthorized),
        ["wrong password at an old guard"] = static () => Challenged("Basic realm=\"XNAT Protected Area\""),
        ["refused"] = static () => ScriptedServer.StatusPage(HttpStatusCode.Forbidden, "no"),
        ["password expired"] = static () =>
            new(HttpStatusCode.Found) { Headers = { Location = new("/app/template/XDATScreen_UpdateUser.vm", UriKind.Relative) } },
        ["failure"] = static () => ScriptedServer.StatusPage(HttpStatusCode.InternalServerError, "no"),
        ["gateway"] = static () => ScriptedServer.StatusPage(HttpStatusCode.BadGateway, "no"),
        ["too often"] = static () => ScriptedServer.StatusPage(HttpStatusCode.TooManyRequests, "no"),
        ["moved"] = static () => new(HttpStatusCode.Found) { Headers = { Location = new("https://other.test/data/auth") } },
    };

    public static TheoryData<string> Ways => [.. Overlooked.Keys];

    public static TheoryData<string> Refusals => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task FormIsSentWhereTheHeaderWasOverlookedAndFromThenOnAtOnce(string way)
    {
        var isDead = false;
        using var server = new ScriptedServer().SignsInByForm().On(ScriptedServer.Basic, _ => Overlooked[way]())
            .On("GET /data/projects", _ => isDead ? With("JSESSIONID=GUEST; Path=/") : ScriptedServer.Text("mine"))
            .On(Form, _ =>
            {
                isDead = false;
                return ScriptedServer.Text("F1", "text/plain");
            });
        await using var connection = await server.OpenAsync();
        isDead = true;

        Assert.Equal("mine", await connection.Http.GetStringAsync("/data/projects"));

        Assert.Equal(
            ["GET /data/auth", Form, "GET /data/projects", Form, "GET /data/projects"], server.Sent.Select(static sent => sent.Line));
        Assert.Equal("JSESSIONID=F1", server.Sent[^1].Cookie);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task PasswordThatMayHaveBeenComparedIsNotSentASecondTime(string refusal)
    {
        using var server = new ScriptedServer().SignsIn().On(ScriptedServer.Basic, _ => Refused[refusal]());

        var error = await Assert.ThrowsAnyAsync<XnatException>(() => server.OpenAsync());

        Assert.Equal("GET /data/auth", Assert.Single(server.Sent).Line);
        Assert.DoesNotContain("secret-1", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Sent[0].Authorization, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("re:ader", "secret-1", null)]
    [InlineData("ldap/reader", "secret-1", null)]
    [InlineData("r\u00e4der", "secret-1", null)]
    [InlineData("reader", "s\u00e9cret-1", null)]
    [InlineData("reader", "\u79d8\u5bc6", null)]
    [InlineData("reader", "secret\n1", null)]
    [InlineData("reader", "", null)]
    [InlineData("reader", "secret-1", "ldap1")]
    public async Task WhatTheHeaderCannotCarryGoesByTheForm(string user, string password, string? provider)
    {
        using var server = new ScriptedServer().SignsIn();

        await (await server.OpenAsync(XnatCredential.UserPassword(user, password, provider))).DisposeAsync();

        Assert.Equal([Form, "DELETE /data/JSESSION"], server.Sent.Select(static sent => sent.Line));
        Assert.All(server.Sent, static sent => Assert.Equal("", sent.Authorization));
    }

    [Theory]
    [InlineData("reader", "secret-1")]
    [InlineData("reader", "a:b/c \\ %20\"'&+=#?;~")]
    public async Task WhatItCanArrivesAsItIs(string user, string password)
    {
        using var server = new ScriptedServer().SignsIn();

        await (await server.OpenAsync(XnatCredential.UserPassword(user, password))).DisposeAsync();

        Assert.Equal(
            $"{user}:{password}", Encoding.UTF8.GetString(Convert.FromBase64String(server.Sent[0].Authorization["Basic ".Length..])));
        Assert.Empty(server.Questions);
    }

    [Fact]
    public async Task WrongPasswordCountsOnceAgainstTheAccount()
    {
        var options = new XnatServerOptions { Users = [XnatServerUser.Administrator("admin", "admin"), new("reader", "right-1")] };
        await using var server = await XnatServer.StartAsync(options);
        await using var admin = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        using var limit = new StringContent("{\"maxFailedLogins\":3}", Encoding.UTF8, "application/json");
        (await admin.Http.PostAsync("/xapi/siteConfig", limit)).EnsureSuccessStatusCode();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Assert.ThrowsAsync<XnatAuthenticationException>(
                () => XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "wrong-1")));
        }

        await using var reader = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "right-1"));
        Assert.False(reader.HasEnded);
    }

    private static HttpResponseMessage Challenged(params string[] challenges)
    {
        var answer = ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "The request requires user authentication");
        foreach (var challenge in challenges) answer.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
        return answer;
    }

    private static HttpResponseMessage With(string cookie, string text = "User 'reader' is logged in")
    {
        var answer = ScriptedServer.Text(text, "text/plain");
        answer.Headers.TryAddWithoutValidation("Set-Cookie", cookie);
        return answer;
    }
}
