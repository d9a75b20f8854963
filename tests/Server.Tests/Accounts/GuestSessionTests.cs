namespace Xnat.Typed.Server.Tests.Accounts;

/// <summary>A request without a living session is offered one of a guest: clients tell a dead session by that.</summary>
public sealed class GuestSessionTests
{
    [Theory]
    [InlineData(true, "/data/projects", 401)]
    [InlineData(true, "/data/auth", 401)]
    [InlineData(false, "/data/projects", 200)]
    [InlineData(false, "/data/projects/none?format=json", 404)]
    [InlineData(false, "/data/auth", 401)]
    public async Task DeadSessionIsOfferedAnotherOnce(bool requireLogin, string path, int status)
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { RequireLogin = requireLogin });
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Url };

        var first = await AskAsync(http, path, "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
        var second = await AskAsync(http, path, first.Sessions.Single());

        Assert.Equal(status, first.Status);
        Assert.Matches("^JSESSIONID=[0-9A-F]{32}$", first.Sessions.Single());
        Assert.Empty(second.Sessions);
    }

    [Fact]
    public async Task SignInBringsItsOwnSessionAlone()
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions());
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Url };

        using var form = new FormUrlEncodedContent([new("username", "admin"), new("password", "admin")]);
        using var response = await http.PutAsync(new Uri("data/services/auth", UriKind.Relative), form);
        var id = await response.Content.ReadAsStringAsync();

        Assert.Equal([$"JSESSIONID={id}"], Sessions(response));
        Assert.Empty((await AskAsync(http, "/data/projects", $"JSESSIONID={id}")).Sessions);
    }

    [Fact]
    public async Task SessionsThatNobodyKeepsDoNotPileUp()
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions());
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Url };

        var oldest = (await AskAsync(http, "/data/auth", "JSESSIONID=none")).Sessions.Single();
        for (var request = 0; request < 1000; request++) await AskAsync(http, "/data/auth", "JSESSIONID=none");

        Assert.Single((await AskAsync(http, "/data/auth", oldest)).Sessions);
    }

    private static async Task<(int Status, string[] Sessions)> AskAsync(HttpClient http, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } };
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, Sessions(response));
    }

    private static string[] Sessions(HttpResponseMessage response) =>
        [.. response.Headers.GetValues("Set-Cookie")
            .Where(static line => line.StartsWith("JSESSIONID", StringComparison.Ordinal))
            .Select(static line => line.Split(';')[0])];
}
