using System.Globalization;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>What a sign-in that did not work is said to be.</summary>
public sealed class SignInRefusalTests
{
    private const string Wrong = "name and password|wrong";
    private const string Tomcat =
        "<!doctype html><html lang=\"en\"><head><title>HTTP Status 401 – Unauthorized</title></head><body><h1>HTTP Status 401 – " +
        "Unauthorized</h1><p>{0}</p></body></html>";

    private static readonly Type Response = typeof(XnatResponseException);
    private static readonly Type Authentication = typeof(XnatAuthenticationException);

    private static readonly Situation[] All =
    [
        .. Addresses(), .. Redirects(), .. Https(),
        new("wrong password", 401, Situation.Page("Authentication failed."), Authentication, "refused name and password"),
        new("wrong password, container's page", 401,
            string.Format(CultureInfo.InvariantCulture, Tomcat,
            "Your login attempt failed because the username and password combination"), Authentication, "refused name and password"),
        new("wrong password, nothing said", 401, "", Authentication, "refused name and password"),
        new("expired password", 403, "Your password has expired", Authentication, "password has expired|browser",
            "refused") { MediaType = "text/plain" },
        new("expired password, led", 302, "", Authentication, "password has expired|browser", "refused") { Headers =
            [("Location", "/app/template/XDATScreen_UpdateUser.vm")] },
        new("many sessions", 401, Situation.Page("Maximum sessions of 10 for this principal exceeded"), Authentication,
            "as many as the site allows|limit", Wrong),
        new("many sessions, container's page", 401,
            string.Format(CultureInfo.InvariantCulture, Tomcat, "Maximum sessions of 1 for this principal exceeded"), Authentication,
            "as many as the site allows", Wrong),
        new("not set up", 403, Situation.Page("Site has not yet been configured."), Response, "never set up", Wrong),
        new("too often", 429, "", Response, "Sign-in failed|wait 9 s", Wrong) { Headers = [("Retry-After", "9")] },
        new("starting", 503, "", Response, "Sign-in failed|not ready", Wrong),
        new("gateway", 502, "", Response, "Sign-in failed|try again", Wrong),
        new("proxy's credentials", 407, "", Response, "XnatClientOptions.Proxy", Wrong),
    ];

    public static TheoryData<string> Names => [.. All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task IsSaidForWhatItIs(string name)
    {
        var situation = Array.Find(All, one => one.Name == name)!;
        using var server = new ScriptedServer().On("PUT /data/services/auth", _ => situation.Answer());

        var error = await Assert.ThrowsAnyAsync<XnatException>(() => server.OpenAsync());

        situation.Check(error);
        Assert.Single(server.Sent);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task IsSaidForWhatItIsOfOneRequestToo(string name)
    {
        var situation = Array.Find(All, one => one.Name == name)!;
        using var server = new ScriptedServer()
            .On(ScriptedServer.Basic, _ => situation.Answer()).On("PUT /data/services/auth", _ => situation.Answer());

        var error = await Assert.ThrowsAnyAsync<XnatException>(() => server.OpenAsync());

        situation.Check(error);
        // A wrong password is tried once, or the account is locked after half as many mistakes.
        if (situation.Must.StartsWith("refused", StringComparison.Ordinal) && situation.Status == 401) Assert.Single(server.Sent);
        Assert.InRange(server.Sent.Count(static sent => sent.Authorization.Length > 0), 1, 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task IsSaidOfARunningSessionToo(string name)
    {
        var situation = Array.Find(All, one => one.Name == name)!;
        using var server = new ScriptedServer().On("GET /data/auth", _ => situation.Answer());

        var error = await Assert.ThrowsAnyAsync<XnatException>(() => server.OpenAsync(XnatCredential.Session("RUNNING")));

        // What a wrong password is for others, a session that has ended is here; a page of another program names nobody.
        if (situation.Must.StartsWith("refused", StringComparison.Ordinal))
            Assert.Contains("does not know this session any more", error.Message, StringComparison.Ordinal);
        else if (situation.Status == 200) Assert.Contains("does not say whose session it is", error.Message, StringComparison.Ordinal);
        else situation.Check(error);
    }

    [Theory]
    [InlineData(180, true)]
    [InlineData(-45, true)]
    [InlineData(1, false)]
    public async Task TokenThatIsRefusedByAnotherClockSaysSo(int minutes, bool isSaid)
    {
        var date = DateTimeOffset.UtcNow.AddMinutes(minutes).ToString("R", CultureInfo.InvariantCulture);
        using var server = new ScriptedServer()
            .On("POST /data/JSESSION", _ => new Situation("", 401, "", Authentication, "") { Headers = [("Date", date)] }.Answer())
            .On("GET /data/auth", _ => new Situation("", 401, "", Authentication, "") { Headers = [("Date", date)] }.Answer());

        foreach (var credential in (XnatCredential[])[XnatCredential.AliasToken("a", "secret-1"), XnatCredential.Session("RUNNING")])
        {
            var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => server.OpenAsync(credential));

            Assert.Equal(isSaid,
                error.Message.Contains($"{Math.Abs(minutes)} minutes {(minutes > 0 ? "ahead of" : "behind")}", StringComparison.Ordinal));
            Assert.Equal(isSaid, error.Message.Contains("clock", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<Situation> Addresses() =>
    [
        new("another page", 404, "<html><h1>404 Not Found</h1>nginx</html>", Response, "check the address|https://example.org/xnat", Wrong),
        new("another program's page", 200, "<!DOCTYPE html><title>Welcome</title>", Response, "check the address", Wrong),
        new("another program's sign-in", 401,
            "<html><head><title>401 Authorization Required</title></head><center>nginx</center></html>", Response,
            "address|another program|proxy", Wrong)
        {
            Headers = [("WWW-Authenticate", "Basic realm=\"Restricted\"")],
        },
        new("another program's tokens", 401, "", Response, "address|another program", Wrong) { Headers =
            [("WWW-Authenticate", "Bearer realm=\"api\"")] },
        new("another program's JSON", 401, "{\"message\":\"Unauthorized\"}", Response, "address|another program", Wrong) { MediaType =
            "application/json" },
        new("another program's refusal", 403, "<html><title>Access denied | shield</title></html>", Response,
            "address|another program|proxy", Wrong),
        new("another verb", 405, "", Response, "check the address", Wrong),
    ];

    private static IEnumerable<Situation> Redirects()
    {
        (string Location, string Address)[] same =
        [
            ("/xnat/data/services/auth", "https://xnat.example.org/xnat"),
            ("/xnat/app/template/Login.vm", "https://xnat.example.org/xnat"),
            ("/xnat/", "https://xnat.example.org/xnat"),
            ("https://user-2:secret-2@xnat.example.org/portal/index.html?token=1#x", "https://xnat.example.org/portal"),
            ("https://user-2:secret-2@xnat.example.org:8443/data/services/auth?token=1", "https://xnat.example.org:8443"),
            ("http://xnat.example.org/data/services/auth", "http://xnat.example.org"),
        ];
        foreach (var (location, address) in same)
        {
            foreach (var status in (int[])[301, 302, 303, 307, 308])
                yield return new($"{status} to {location}", status, "", Response,
                    $"leads sign-in to {address} |connect to that address", Wrong) { Headers = [("Location", location)] };
        }

        yield return new("302 elsewhere", 302, "", Response, "leads sign-in to https://other.test and was not followed",
            "user-2") { Headers = [("Location", "https://user-2:secret-2@other.test/x?token=1#y")] };
        yield return new("302 to the login page", 302, "", Authentication, "refused name and password") { Headers =
            [("Location", "/app/template/Login.vm")] };
    }

    private static IEnumerable<Situation> Https() =>
        ((string[])
        [
            "<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head><center>nginx</center></html>",
            "<html><p>Reason: You're speaking plain HTTP to an SSL-enabled server port.</p></html>",
            "Client sent an HTTP request to an HTTPS server.",
            "Bad Request\nThis combination of host and port requires TLS.",
        ]).Select(static (body, at) =>
            new Situation($"https wanted {at}", 400, body, Response, "speaks https|https://xnat.example.org", Wrong));
}
