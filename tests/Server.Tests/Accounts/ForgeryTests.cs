namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class ForgeryTests
{
    [Fact]
    public async Task BrowserRepeatsTheTokenOfItsSession()
    {
        await using var server = await StartAsync("Mozilla/5.0");
        var answer = await server.GetAsync("/data/JSESSION?CSRF=true");
        var parts = answer.Split("; XNAT_CSRF=");
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + parts[0]);

        Assert.True(Guid.TryParse(parts[1], out _));
        Assert.Equal($"User 'admin' is logged in; XNAT_CSRF={parts[1]}", await server.GetAsync("/data/auth?CSRF=true"));
        Assert.Equal(500, (await server.PutAsync("/data/projects/P1/subjects/S1")).Status);
        Assert.Equal(500, (await server.PutAsync("/data/projects/P1/subjects/S1?XNAT_CSRF=" + Guid.Empty)).Status);
        Assert.Equal(201, (await server.PutAsync("/data/projects/P1/subjects/S1?XNAT_CSRF=" + parts[1])).Status);
        Assert.Equal(
            200,
            (await server.PutAsync(
                "/data/projects/P1/subjects/S1", new FormUrlEncodedContent([new("gender", "male"), new("XNAT_CSRF", parts[1])]))).Status);
        Assert.Equal("male", (await server.RowsAsync("/data/projects/P1/subjects?columns=gender")).Single()["gender"]);
    }

    [Fact]
    public async Task NewerApiSaysWhatIsMissing()
    {
        await using var server = await StartAsync("Mozilla/5.0");

        var (status, text) = await server.PutAsync("/xapi/users/admin/verified/true");

        Assert.Equal((403, "XNAT_CSRF token was not properly set in the user request"), (status, text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("xnatpy/0.5.1")]
    [InlineData("XNATDesktopClient/1.0 Mozilla/5.0")]
    [InlineData("Mozilla/4.0 JAVA/11")]
    public async Task ProgramsNeedNone(string? agent)
    {
        await using var server = await StartAsync(agent);

        Assert.Equal(201, (await server.PutAsync("/data/projects/P1/subjects/S1")).Status);
    }

    [Fact]
    public async Task SiteCanDoWithoutTokens()
    {
        await using var server = await StartAsync("Mozilla/5.0", new() { EnableCsrfToken = false });

        Assert.Equal(201, (await server.PutAsync("/data/projects/P1/subjects/S1")).Status);
    }

    [Fact]
    public async Task BrowserSignsInWithoutAToken()
    {
        await using var server = await StartAsync("Mozilla/5.0");
        server.SignInAs(null);

        Assert.Equal(
            200,
            (await server.PostAsync(
                "/data/services/auth", new FormUrlEncodedContent([new("username", "admin"), new("password", "admin")]))).Status);
    }

    private static async Task<TestServer> StartAsync(string? agent, XnatServerOptions? options = null)
    {
        var server = await TestServer.StartAsync(data => data.Project("P1"), options);
        if (agent is not null) server.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        return server;
    }
}
