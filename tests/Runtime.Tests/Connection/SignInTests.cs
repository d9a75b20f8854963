using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

public sealed class SignInTests
{
    [Fact]
    public async Task SessionCookieIsSentAndEndedAtTheEnd()
    {
        using var server = new ScriptedServer().SignsIn("ABC123").On("GET /data/projects", "{}");

        await using (var connection = await server.OpenAsync())
        {
            using var response = await connection.Http.GetAsync(new Uri("data/projects", UriKind.Relative));
        }

        Assert.Equal(["GET /data/auth", "GET /data/projects", "DELETE /data/JSESSION"], server.Sent.Select(sent => sent.Line));
        Assert.Equal(["", "JSESSIONID=ABC123", "JSESSIONID=ABC123"], server.Sent.Select(sent => sent.Cookie));
    }

    [Fact]
    public async Task FormNamesUserPasswordAndProvider()
    {
        using var server = new ScriptedServer().SignsIn();

        await (await server.OpenAsync(XnatCredential.UserPassword("reader", "secret-1", "ldap1"))).DisposeAsync();

        Assert.Equal("username=reader&password=secret-1&provider=ldap1", server.Sent[0].BodyText);
        Assert.Equal("JSESSIONID=S1", Assert.Single(server.Questions).Cookie);
    }

    [Fact]
    public async Task WrongPasswordIsSaidWithoutRepeatingIt()
    {
        using var server = new ScriptedServer().On("PUT /data/services/auth", _ =>
            ScriptedServer.StatusPage(HttpStatusCode.Unauthorized, "Authentication failed."));

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => server.OpenAsync());

        Assert.Equal(
            "xnat.example.org refused name and password (PUT /data/services/auth answered 401); check both, then whether the account is "
            + "enabled, verified and not locked after failed attempts.",
            error.Message);
        Assert.Equal("Authentication failed.", error.ServerMessage);
        Assert.DoesNotContain("secret-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressThatIsNoXnatIsSaid()
    {
        using var server = new ScriptedServer().On("PUT /data/services/auth", "<!DOCTYPE html><title>Welcome</title>", "text/html");

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => server.OpenAsync());

        Assert.StartsWith(
            "xnat.example.org does not answer like an XNAT (PUT /data/services/auth answered 200); check the address",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedirectToAnotherOriginDoesNotGetThePassword()
    {
        using var server = new ScriptedServer().On("PUT /data/services/auth", _ =>
            new(HttpStatusCode.Found) { Headers = { Location = new("https://evil.test/data/services/auth") } });

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => server.OpenAsync());

        Assert.Single(server.Sent);
        Assert.Equal(
            "xnat.example.org leads sign-in to https://evil.test and was not followed, since the password would go there; connect to the "
            + "address that the browser ends up at.",
            error.Message);
    }

    [Fact]
    public async Task ServerThatIsDownIsSaid()
    {
        using var server = new ScriptedServer().On("PUT /data/services/auth", _ =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        var error = await Assert.ThrowsAsync<XnatConnectionException>(() => server.OpenAsync());

        Assert.Equal(
            "xnat.example.org does not accept connections; check address and port, then whether the server runs and your network "
            + "reaches it.",
            error.Message);
    }

    [Fact]
    public async Task RunningSessionIsUsedAndLeftRunning()
    {
        using var server = new ScriptedServer().On("GET /data/auth", "User 'reader' is logged in", "text/plain");

        await (await server.OpenAsync(XnatCredential.Session("RUNNING1"))).DisposeAsync();

        Assert.Equal("JSESSIONID=RUNNING1", Assert.Single(server.Questions).Cookie);
        Assert.Empty(server.Sent);
    }

    [Fact]
    public async Task AliasTokenGoesAsBasicOnce()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", "{}");

        await using (var connection = await server.OpenAsync(XnatCredential.AliasToken("a", "b")))
        {
            using var response = await connection.Http.GetAsync(new Uri("data/projects", UriKind.Relative));
        }

        Assert.Equal(["Basic YTpi", "", ""], server.Sent.Select(sent => sent.Authorization));
    }
}
