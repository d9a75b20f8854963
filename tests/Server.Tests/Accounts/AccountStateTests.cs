using System.Net.Http.Headers;
using System.Text;

namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class AccountStateTests
{
    [Theory]
    [InlineData("localdb/admin", "admin", 200)]
    [InlineData("Database/admin", "admin", 200)]
    [InlineData("ldap/admin", "admin", 401)]
    [InlineData("admin", "wrong", 401)]
    [InlineData("nobody", "admin", 401)]
    [InlineData("guest", "", 401)]
    public async Task NameMayCarryItsProvider(string name, string password, int status)
    {
        await using var server = await TestServer.StartAnonymousAsync();
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(name, password);

        Assert.Equal(status, await server.StatusAsync("/data/projects"));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("")]
    public async Task HeaderWithoutColonIsRefused(string text)
    {
        await using var server = await TestServer.StartAnonymousAsync();
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task RefusalOfThePasswordSaysHowTheSiteSaysIt()
    {
        await using var server = await TestServer.StartAsync();
        await server.PostAsync("/xapi/siteConfig", Json("{\"uiLoginFailureMessage\":\"Ask the help desk.\"}"));
        server.SignInAs("nobody");

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Contains("Ask the help desk.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Empty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task ScriptsOfAPageAreNotChallenged()
    {
        await using var server = await TestServer.StartAnonymousAsync();
        server.Http.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(response.Headers.WwwAuthenticate);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("unverified")]
    public async Task AccountsThatAreNotInUseAreRefused(string user)
    {
        await using var server = await StartAsync();
        server.SignInAs(user);

        Assert.Equal(401, await server.StatusAsync("/data/projects"));
        server.SignInAs(null);
        var (status, text) = await server.PutAsync("/data/services/auth", Form(user, user));
        Assert.Equal((401, "Authentication failed."), (status, TestServer.Heading(text)));
    }

    [Fact]
    public async Task SwitchingAnAccountOffEndsItsSessions()
    {
        await using var server = await StartAsync();
        server.SignInAs(null);
        var (_, id) = await server.PutAsync("/data/services/auth", Form("jdoe", "jdoe"));

        server.SignInAs("admin");
        await server.PutAsync("/xapi/users/jdoe/enabled/false");

        server.SignInAs(null);
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task FailedSignInsLockTheAccountForAWhile()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(new() { Clock = clock, MaxFailedLogins = 2 });
        for (var attempt = 0; attempt < 2; attempt++)
        {
            server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("jdoe", "wrong");
            Assert.Equal(401, await server.StatusAsync("/data/auth"));
        }

        server.SignInAs("jdoe");
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(200, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task AdministratorUnlocksAnAccount()
    {
        await using var server = await StartAsync(new() { MaxFailedLogins = 1 });
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("jdoe", "wrong");
        await server.StatusAsync("/data/auth");
        server.SignInAs("jdoe");
        Assert.Equal(401, await server.StatusAsync("/data/auth"));

        server.SignInAs("admin");
        Assert.Equal(200, (await server.PostAsync("/data/user/actions/jdoe/reset")).Status);

        server.SignInAs("jdoe");
        Assert.Equal(200, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task ExpiredPasswordIsToldToProgramsAndShownToBrowsers()
    {
        await using var server = await StartAsync();
        server.SignInAs("expired");

        using (var response = await server.SendAsync(HttpMethod.Get, "/data/auth"))
        {
            Assert.Equal(403, (int)response.StatusCode);
            Assert.StartsWith("Your password has expired", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        server.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0");
        using (var response = await server.SendAsync(HttpMethod.Get, "/data/auth"))
        {
            Assert.Equal(
                (302, "/app/template/XDATScreen_UpdateUser.vm"), ((int)response.StatusCode, response.Headers.Location!.OriginalString));
        }
    }

    [Fact]
    public async Task SessionWithAnExpiredPasswordLeadsToThePageThatSaysSo()
    {
        await using var server = await StartAsync();
        server.SignInAs(null);
        var (status, id) = await server.PutAsync("/data/services/auth", Form("expired", "expired"));
        Assert.Equal(200, status);
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        using var response = await server.SendAsync(HttpMethod.Get, "/data/auth");

        Assert.Equal(302, (int)response.StatusCode);
        Assert.Contains(
            "Your password has expired", await server.GetAsync(response.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewPasswordIsAFreshOne()
    {
        await using var server = await StartAsync();
        Assert.Equal(200, (await server.PutAsync("/xapi/users/expired", Json("{\"password\":\"new\"}"))).Status);

        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("expired", "new");
        Assert.Equal(200, await server.StatusAsync("/data/auth"));
        server.SignInAs("expired");
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task SiteThatIsNotSetUpLetsNobodyIn()
    {
        await using var server = await StartAsync();
        await server.PostAsync("/xapi/siteConfig/initialized", Json("false"));

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects");

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Contains("Site has not yet been configured.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provider=localdb", 200, "")]
    [InlineData("provider=Database", 200, "")]
    [InlineData("provider=ldap", 401, "Authentication failed.")]
    [InlineData("provider=Lab", 400, "Authentication failed: several providers have that name; give the id of one.")]
    [InlineData("provider=lab2", 200, "")]
    [InlineData("authenticatorId=nothing", 400, "Authentication failed: there is no authenticator of that id.")]
    [InlineData("authenticatorId=localdb", 200, "")]
    public async Task ProvidersAreTakenByTheirRules(string field, int status, string text)
    {
        await using var server = await TestServer.StartAnonymousAsync(new()
        {
            Providers = [new("localdb", "Database"), new("lab1", "Lab"), new("lab2", "Lab")]
        });
        var parts = field.Split('=');

        var answer = await server.PostAsync(
            "/data/services/auth",
            new FormUrlEncodedContent([new("j_username", "admin"), new("j_password", "admin"), new(parts[0], parts[1])]));

        Assert.Equal(status, answer.Status);
        if (text.Length > 0) Assert.Equal(text, TestServer.Heading(answer.Text));
    }

    [Fact]
    public async Task PasswordsAndSecretsStayOutOfTexts()
    {
        await using var server = await StartAsync();
        var user = new XnatServerUser("jdoe", "very-secret");

        Assert.Equal("jdoe", user.ToString());
        Assert.DoesNotContain("password", await server.GetAsync("/xapi/users/jdoe"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("password", await server.GetAsync("/data/user/jdoe"), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<TestServer> StartAsync(XnatServerOptions? options = null) => TestServer.StartAsync(
        data => data.User("jdoe", "jdoe")
            .User(new("disabled", "disabled") { IsAdmin = false, IsEnabled = false })
            .User(new("unverified", "unverified") { IsAdmin = false, IsVerified = false })
            .User(new("expired", "expired") { IsAdmin = false, IsPasswordExpired = true }),
        options);

    private static FormUrlEncodedContent Form(string user, string password) => new([new("username", user), new("password", password)]);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
