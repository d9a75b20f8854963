using System.Net.Http.Headers;

namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class SessionTests
{
    [Theory]
    [InlineData("/data/projects", null, 401, null)]
    [InlineData("/data/projects", "Mozilla/5.0", 302, "/app/template/Login.vm")]
    [InlineData("/", null, 302, "/app/template/Login.vm")]
    [InlineData("/app/template/Index.vm", null, 302, "/app/template/Login.vm")]
    [InlineData("/app/template/Login.vm", null, 200, null)]
    [InlineData("/data/JSESSION", null, 200, null)]
    [InlineData("/xapi/users/username", null, 401, null)]
    public async Task UnknownSessionIsRefusedByTheKindOfAddress(string path, string? agent, int status, string? location)
    {
        await using var server = await TestServer.StartAnonymousAsync();
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
        if (agent is not null) server.Http.DefaultRequestHeaders.UserAgent.Add(ProductInfoHeaderValue.Parse(agent));

        using var response = await server.SendAsync(HttpMethod.Get, path);

        Assert.Equal((status, location), ((int)response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/data/projects", "admin", true)]
    [InlineData("/data/projects", null, true)]
    [InlineData("/data/JSESSION", null, true)]
    [InlineData("/xapi/siteConfig/buildInfo", null, true)]
    // What the filter for Basic answers itself has not come that far.
    [InlineData("/data/projects", "nobody", false)]
    public async Task ExpirationCookieComesWithEveryAnswerBehindTheFilters(string path, string? user, bool hasCookie)
    {
        await using var server = await TestServer.StartAsync();
        server.SignInAs(user);

        using var response = await server.SendAsync(HttpMethod.Get, path);

        Assert.Equal(
            hasCookie,
            response.Headers.TryGetValues("Set-Cookie", out var cookies)
                && cookies.Any(cookie => cookie.StartsWith("SESSION_EXPIRATION_TIME=\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SessionCookieIsSecureWhereTheSiteIs()
    {
        await using var server = await TestServer.StartAsync();
        await server.PostAsync("/xapi/siteConfig/siteUrl", new StringContent("https://xnat.example.org"));

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Contains(
            response.Headers.GetValues("Set-Cookie"),
            cookie =>
                cookie.StartsWith("JSESSIONID=", StringComparison.Ordinal)
                && cookie.EndsWith("; HttpOnly; Secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TimeoutOfTheSiteIsThatOfItsSessions()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(options: new() { Clock = clock });
        await server.PostAsync("/xapi/siteConfig/sessionTimeout", new StringContent("2 minutes"));
        var id = await server.GetAsync("/data/JSESSION");
        server.SignInAs(null);
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, await server.StatusAsync("/data/auth"));
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task TooManySessionsAreRefused()
    {
        await using var server = await TestServer.StartAsync(options: new() { MaxSessionsPerUser = 2 });
        var id = await server.GetAsync("/data/JSESSION");
        await server.GetAsync("/data/JSESSION");

        Assert.Equal(401, await server.StatusAsync("/data/JSESSION"));
        server.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(
            401,
            (await server.PutAsync(
                "/data/services/auth", new FormUrlEncodedContent([new("username", "admin"), new("password", "admin")]))).Status);
        // A session that is there goes on, and makes room when it ends.
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);
        server.SignInAs("admin");
        Assert.Equal(200, await server.DeleteAsync("/data/JSESSION"));
        server.Http.DefaultRequestHeaders.Remove("Cookie");
        Assert.Equal(200, await server.StatusAsync("/data/JSESSION"));
    }

    [Fact]
    public async Task BasicKeepsTheSessionOfItsCookie()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.GetAsync("/data/JSESSION");
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        using var response = await server.SendAsync(HttpMethod.Get, "/data/JSESSION");

        Assert.Equal(id, await response.Content.ReadAsStringAsync());
        Assert.DoesNotContain(response.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith("JSESSIONID", StringComparison.Ordinal));
        Assert.Contains("\"admin\":1", await server.GetAsync("/data/user/admin/sessions"), StringComparison.Ordinal);
        Assert.Contains("\"admin\":1", await server.GetAsync("/data/archive/user/admin/sessions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KillingSessionsNamesThem()
    {
        await using var server = await TestServer.StartAsync(data => data.User("jdoe", "jdoe").User("other", "other"));
        server.SignInAs("jdoe");
        var id = await server.GetAsync("/data/JSESSION");
        server.SignInAs("other");
        Assert.Equal(403, await server.DeleteAsync("/xapi/users/active/jdoe"));
        Assert.Equal(403, await server.StatusAsync("/data/user/jdoe/sessions"));

        server.SignInAs("admin");
        using var response = await server.SendAsync(HttpMethod.Delete, "/xapi/users/active/jdoe");

        Assert.Equal($"[\"{id}\"]", await response.Content.ReadAsStringAsync());
        server.SignInAs(null);
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task SessionAddressTakesNoPut()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(405, (await server.PutAsync("/data/JSESSION")).Status);
        Assert.Equal(404, await server.StatusAsync("/data/services/auth"));
        Assert.Equal(404, (await server.PostAsync("/data/services/auth")).Status);
        Assert.Matches("^[0-9A-F]{32}$", await server.GetAsync("/data/JSESSIONID"));
        Assert.Matches("^[0-9A-F]{32}$", (await server.PostAsync("/data/JSESSION")).Text);
    }
}
