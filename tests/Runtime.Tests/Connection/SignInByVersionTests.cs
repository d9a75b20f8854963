using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Signing in to older and newer servers, which answer differently, comes to the same.</summary>
public sealed class SignInByVersionTests
{
    public static TheoryData<string> Versions => ["1.6", "1.7.2", "1.7.4", "1.7.5", "1.8.10", "1.9"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task RightPasswordTakesOneRequest(string version)
    {
        await using var server = await StartAsync(version);
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "right-1"));
        var sent = server.Requests.Count;

        Assert.Equal((1, "reader"), (sent, await client.WhoAmIAsync()));
        Assert.True(client.SessionExpires > DateTimeOffset.UtcNow);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task WrongPasswordIsRefusedAfterOneRequest(string version)
    {
        await using var server = await StartAsync(version);

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "wrong-1")));

        Assert.Contains("refused name and password", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task UnknownTokenIsRefusedAfterOneRequest(string version)
    {
        await using var server = await StartAsync(version);

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => XnatClient.ConnectAsync(
            server.Url, XnatCredential.AliasToken("0f5c3c9a-1f8e-4d2c-9e2b-4c3f9b0f1c11", "wrong-1")));

        Assert.Contains("refused the alias token", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task ProviderGoesByTheForm(string version)
    {
        await using var server = await StartAsync(version);
        await using var client = await XnatClient.ConnectAsync(
            server.Url, XnatCredential.UserPassword("reader", "right-1", "Database"));

        Assert.Equal("reader", await client.WhoAmIAsync());
        Assert.Equal("/data/services/auth", server.Requests[0].Path);
    }

    private static Task<XnatServer> StartAsync(string version) =>
        XnatServer.StartAsync(new XnatServerOptions { Version = version, Users = [new("reader", "right-1")] });
}
