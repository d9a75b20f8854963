using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class AliasTokenTests
{
    private const string Tokens = "/data/services/tokens/";

    [Fact]
    public async Task TokenHasTheFieldsOfXnat()
    {
        await using var server = await StartAsync(new() { Clock = new ManualClock() });
        server.SignInAs("jdoe");

        using var token = JsonDocument.Parse(await server.GetAsync(Tokens + "issue"));

        var root = token.RootElement;
        Assert.Equal(
            ["id", "enabled", "created", "timestamp", "disabled", "alias", "secret", "singleUse", "estimatedExpirationTime", "xdatUserId"],
            root.EnumerateObject().Select(field => field.Name));
        Assert.Equal("jdoe", root.GetProperty("xdatUserId").GetString());
        Assert.True(Guid.TryParse(root.GetProperty("alias").GetString(), out _));
        Assert.Matches("^[A-Za-z0-9]{64}$", root.GetProperty("secret").GetString());
        Assert.Equal(
            TimeSpan.FromDays(2).TotalMilliseconds,
            root.GetProperty("estimatedExpirationTime").GetInt64() - root.GetProperty("created").GetInt64());
    }

    [Fact]
    public async Task AliasAndSecretStandInForTheUserUntilTheyRunOut()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(new() { Clock = clock, AliasTokenLifetime = TimeSpan.FromHours(1) });
        server.SignInAs("jdoe");
        var (alias, secret) = await IssueAsync(server, "issue");

        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(alias, secret);
        Assert.Equal("User 'jdoe' is logged in", await server.GetAsync("/data/auth"));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(alias, "wrong");
        Assert.Equal(401, await server.StatusAsync("/data/auth"));

        clock.Advance(TimeSpan.FromMinutes(61));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(alias, secret);
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task OwnTokensAreShown()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");
        var (first, _) = await IssueAsync(server, "issue");
        var (second, _) = await IssueAsync(server, "issue");

        using var shown = JsonDocument.Parse(await server.GetAsync(Tokens + "show"));
        Assert.Equal([first, second], shown.RootElement.EnumerateArray().Select(token => token.GetProperty("alias").GetString()));
        server.SignInAs("other");
        Assert.Equal("[]", await server.GetAsync(Tokens + "show"));
    }

    [Fact]
    public async Task AdministratorIssuesForOthers()
    {
        await using var server = await StartAsync();
        var (alias, secret) = await IssueAsync(server, "issue/user/jdoe");

        Assert.Equal(404, await server.StatusAsync(Tokens + "issue/user/nobody"));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(alias, secret);
        Assert.Equal("jdoe", await server.GetAsync("/xapi/users/username"));
        Assert.Equal(403, await server.StatusAsync(Tokens + "issue/user/other"));
    }

    [Fact]
    public async Task ValidatingTellsTheUser()
    {
        await using var server = await StartAsync();
        var (alias, secret) = await IssueAsync(server, "issue/user/jdoe");

        Assert.Equal("{\"valid\":\"jdoe\"}", await server.GetAsync($"{Tokens}validate/{alias}/{secret}"));
        Assert.Equal("{}", await server.GetAsync($"{Tokens}validate/{alias}/wrong"));
        Assert.Equal(404, await server.StatusAsync($"{Tokens}validate/{Guid.Empty}/{secret}"));
        Assert.Equal(401, await server.StatusAsync($"{Tokens}validate/{alias}"));
        Assert.Equal(400, await server.StatusAsync($"{Tokens}forget/{alias}"));
    }

    [Fact]
    public async Task InvalidTokenIsForgotten()
    {
        await using var server = await StartAsync();
        var (alias, secret) = await IssueAsync(server, "issue/user/jdoe");
        server.SignInAs("other");
        Assert.Equal(403, await server.StatusAsync($"{Tokens}invalidate/{alias}"));

        server.SignInAs("jdoe");
        Assert.Equal("{\"result\":\"OK\"}", await server.GetAsync($"{Tokens}invalidate/{alias}/{secret}"));

        Assert.Equal(404, await server.StatusAsync($"{Tokens}invalidate/{alias}"));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(alias, secret);
        Assert.Equal(401, await server.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task TokensAreForThoseWhoSignIn()
    {
        await using var server = await StartAsync();
        server.SignInAs(null);

        Assert.Equal(401, await server.StatusAsync(Tokens + "issue"));
        server.SignInAs("jdoe");
        Assert.Equal(405, (await server.PostAsync(Tokens + "issue")).Status);
    }

    private static Task<TestServer> StartAsync(XnatServerOptions? options = null) =>
        TestServer.StartAsync(data => data.User("jdoe", "jdoe").User("other", "other"), options);

    private static async Task<(string Alias, string Secret)> IssueAsync(TestServer server, string operation)
    {
        using var token = JsonDocument.Parse(await server.GetAsync(Tokens + operation));
        return (token.RootElement.GetProperty("alias").GetString()!, token.RootElement.GetProperty("secret").GetString()!);
    }
}
