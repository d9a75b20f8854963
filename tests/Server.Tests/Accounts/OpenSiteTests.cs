namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class OpenSiteTests
{
    [Fact]
    public async Task GuestLooksAtPublicProjects()
    {
        await using var server = await StartAsync();

        Assert.Equal(["Open", "Shown"], (await server.RowsAsync("/data/projects")).Select(row => row["ID"]).Order());
        Assert.Equal("O1", (await server.RowsAsync("/data/subjects")).Single()["label"]);
        Assert.Equal("guest", await server.GetAsync("/xapi/users/username"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/Hidden?format=json"));
    }

    [Fact]
    public async Task HomePageNamesTheGuest()
    {
        await using var server = await StartAsync();

        Assert.Contains(
            "<span id=\"user_info\">Logged in as: <span style=\"color:red;\">Guest</span>",
            await server.GetAsync("/"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task GuestIsNotLoggedIn()
    {
        await using var server = await StartAsync();

        Assert.Equal(401, await server.StatusAsync("/data/auth"));
        Assert.Equal(403, await server.StatusAsync("/data/users"));
        Assert.Equal(403, await server.StatusAsync("/data/services/tokens/issue"));
    }

    [Fact]
    public async Task BrowserOfAGuestIsAskedToSignInForWhatIsMissing()
    {
        await using var server = await StartAsync();
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0");

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects/Hidden?format=json");

        Assert.Equal((307, "/app/template/Login.vm"), ((int)response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task ChangesOfAGuestDoNothingAndSayNothing()
    {
        await using var server = await StartAsync();

        Assert.Equal((200, ""), await server.PutAsync("/data/projects/Open/subjects/New"));
        Assert.Equal((200, ""), await server.PutAsync("/data/projects/Nowhere/subjects/New"));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/Open/subjects/O1"));
        Assert.Equal(200, await server.DeleteAsync("/data/experiments/XNAT_E09999"));
        Assert.Equal("O1", (await server.RowsAsync("/data/projects/Open/subjects")).Single()["label"]);
    }

    [Fact]
    public async Task SessionOfAGuestIsGoodForNothingOnAClosedSite()
    {
        await using var server = await StartAsync();
        var id = await server.GetAsync("/data/JSESSION");
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);
        Assert.Equal(200, await server.StatusAsync("/data/projects"));

        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "admin");
        await server.PostAsync("/xapi/siteConfig/requireLogin", new StringContent("true"));
        server.SignInAs(null);

        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task WrongPasswordIsNoGuest()
    {
        await using var server = await StartAsync();
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "wrong");

        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task OpenSiteNeedsNoAccounts()
    {
        await using var server = await TestServer.StartAnonymousAsync(new() { RequireLogin = false, Users = [] });

        Assert.Empty(await server.RowsAsync("/data/projects"));
        await Assert.ThrowsAsync<ArgumentException>(() => XnatServer.StartAsync(new XnatServerOptions { Users = [] }));
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync(
            data =>
            {
                data.Project("Open").Accessibility("public").Subject("O1");
                data.Project("Shown").Accessibility("protected").Subject("S1");
                data.Project("Hidden").Subject("H1");
            },
            new() { RequireLogin = false });
        server.SignInAs(null);
        return server;
    }
}
