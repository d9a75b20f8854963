using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed.Server.Tests.Http;

public sealed class SignInTests
{
    [Fact]
    public async Task FormSignInAnswersTheSessionIdThatTheCookieCarries()
    {
        await using var server = await TestServer.StartAnonymousAsync(new() { NewSessionId = () => "EA3F" });

        using var response = await server.SendAsync(HttpMethod.Put, "/data/services/auth", Form("admin", "admin"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("EA3F", await response.Content.ReadAsStringAsync());
        Assert.Contains(Cookies(response), cookie => cookie.StartsWith("JSESSIONID=EA3F; Path=/; HttpOnly", StringComparison.Ordinal));
    }

    /// <summary>Scripts post the form of the sign-in page, and go on with the cookie.</summary>
    [Theory]
    [InlineData("admin", "/")]
    [InlineData("wrong", "/app/template/Login.vm?failed=true")]
    public async Task PageSignInLeadsOn(string password, string location)
    {
        await using var server = await TestServer.StartAnonymousAsync(new() { NewSessionId = () => "EA3F" });

        using var response = await server.SendAsync(HttpMethod.Post, "/login", Form("admin", password));

        Assert.Equal((302, location), ((int)response.StatusCode, response.Headers.Location?.OriginalString));
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=EA3F");
        Assert.Equal(password == "admin" ? 200 : 401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task CookieAloneIsEnough()
    {
        await using var server = await TestServer.StartAnonymousAsync();
        var (_, id) = await server.PutAsync("/data/services/auth", Form("admin", "admin"));
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        Assert.Equal("User 'admin' is logged in", await server.GetAsync("/data/auth"));
        Assert.Equal(id, await server.GetAsync("/data/JSESSION"));
    }

    [Fact]
    public async Task WrongPasswordInTheFormIsA401StatusPage()
    {
        await using var server = await TestServer.StartAnonymousAsync();

        var (status, text) = await server.PutAsync("/data/services/auth", Form("admin", "wrong"));

        Assert.Equal(401, status);
        Assert.StartsWith("<html>", text, StringComparison.Ordinal);
        Assert.Equal("Authentication failed.", TestServer.Heading(text));
    }

    [Fact]
    public async Task WrongBasicCredentialsGiveTheContainersPageWithoutChallenge()
    {
        await using var server = await TestServer.StartAnonymousAsync();
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "wrong");

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(response.Headers.WwwAuthenticate);
        Assert.StartsWith("<!doctype html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoCredentialsAreChallengedWithTheSiteId()
    {
        await using var server = await TestServer.StartAnonymousAsync(new() { SiteId = "LAB" });

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Basic realm=\"LAB\"", response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task BrowserIsSentToTheSignInPage()
    {
        await using var server = await TestServer.StartAnonymousAsync();
        server.Http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Mozilla", "5.0"));

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains("Login.vm -->", await server.GetAsync(response.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpirationCookieIsQuotedAndCarriesTheInterval()
    {
        await using var server = await TestServer.StartAsync(options: new() { Clock = new ManualClock() });

        using var response = await server.SendAsync(HttpMethod.Get, "/data/JSESSION");

        Assert.Contains("SESSION_EXPIRATION_TIME=\"1718187330123,900000\"; Version=1; Path=/", Cookies(response));
    }

    [Fact]
    public async Task UnusedSessionExpires()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAnonymousAsync(new() { Clock = clock });
        var (_, id) = await server.PutAsync("/data/services/auth", Form("admin", "admin"));
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, await server.StatusAsync("/data/projects"));
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task SignedOutSessionIsRefused()
    {
        await using var server = await TestServer.StartAnonymousAsync();
        var (_, id) = await server.PutAsync("/data/services/auth", Form("admin", "admin"));
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        Assert.Equal(200, await server.DeleteAsync("/data/JSESSION"));

        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task OpenAddressesAnswerAGuest()
    {
        await using var server = await TestServer.StartAnonymousAsync();

        Assert.Contains("color:red;\">Guest</span>", await server.GetAsync("/"), StringComparison.Ordinal);
        Assert.Matches("^[0-9A-F]{32}$", await server.GetAsync("/data/JSESSION"));
        Assert.Contains("\"version\":\"1.8.10\"", await server.GetAsync("/xapi/siteConfig/buildInfo"), StringComparison.Ordinal);
        Assert.Equal(401, await server.StatusAsync("/xapi/schemas"));
    }

    [Fact]
    public async Task EachAccountSignsInWithItsOwnPassword()
    {
        await using var server = await TestServer.StartAnonymousAsync(new() { Users = [new("one", "1"), new("two", "2:2")] });

        Assert.Equal(200, (await server.PutAsync("/data/services/auth", Form("two", "2:2"))).Status);
        Assert.Equal(401, (await server.PutAsync("/data/services/auth", Form("one", "2:2"))).Status);
    }

    [Fact]
    public async Task UserWithoutRightsDoesNotSeePrivateProjects()
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1"), new() { Users = [new("admin", "admin"), new("reader", "r") { IsAdmin = false }] });
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("reader", "r");

        Assert.Empty(await server.RowsAsync("/data/projects"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1?format=json"));
        Assert.Equal(404, await server.StatusAsync("/data/subjects/XNAT_S00001?format=json"));
    }

    [Fact]
    public async Task VersionIsNotFoundSinceItBelongsToAnOlderServer()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, await server.StatusAsync("/data/version"));
    }

    private static FormUrlEncodedContent Form(string user, string password) => new([new("username", user), new("password", password)]);

    private static IEnumerable<string> Cookies(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie");
}
