using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Administration;

/// <summary>Alias tokens: issued, used, renewed and ended, and shown nowhere.</summary>
public sealed class TokenTests
{
    private const string Issue = "GET /data/services/tokens/issue";

    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    [Theory]
    [InlineData("1.6")]
    [InlineData("1.7.4")]
    [InlineData("1.7.5")]
    [InlineData("1.8.10")]
    public async Task TokenIsTheAccountUntilItIsEnded(string version)
    {
        await using var server = await StartAsync(version);
        await using var reader = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "reader-1"));
        var token = await reader.Tokens.IssueAsync();

        await using (var robot = await XnatClient.ConnectAsync(server.Url, token.ToCredential()))
            Assert.Equal("reader", await robot.WhoAmIAsync());

        await reader.Tokens.InvalidateAsync(token.Alias);

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => XnatClient.ConnectAsync(server.Url, token.ToCredential()));
        Assert.Contains("refused the alias token", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<XnatNotFoundException>(() => reader.Tokens.InvalidateAsync(token.Alias));
        Assert.Equal(("reader", false), (token.User, token.IsSingleUse));
        Assert.True(token.Expires > token.Created);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RenewedTokenTakesThePlaceOfTheOldOne(bool hasEnded)
    {
        await using var server = await StartAsync();
        await using var reader = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "reader-1"));
        var (old, other) = (await reader.Tokens.IssueAsync(), await reader.Tokens.IssueAsync());
        if (hasEnded) await reader.Tokens.InvalidateAsync(old.Alias);

        var fresh = await reader.Tokens.RenewAsync(old);

        Assert.Equal([other, fresh], await reader.Tokens.ListAsync());
    }

    [Fact]
    public async Task AdministratorIssuesAndRenewsForOthersAndNobodyElse()
    {
        await using var server = await StartAsync();
        await using var admin = await XnatClient.ConnectAsync(server.Url, Admin);
        await using var reader = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "reader-1"));

        var token = await admin.Tokens.RenewAsync(await admin.Tokens.IssueForAsync("reader"));

        Assert.Equal([token], await reader.Tokens.ListAsync());
        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => reader.Tokens.IssueForAsync("admin"));
        await Assert.ThrowsAsync<XnatNotFoundException>(() => admin.Tokens.IssueForAsync("nobody"));
        var own = await admin.Tokens.IssueAsync();
        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => reader.Tokens.InvalidateAsync(own.Alias));
    }

    [Fact]
    public async Task GuestGetsNone()
    {
        await using var server = await StartAsync(requireLogin: false);
        await using var guest = await XnatClient.ConnectAsync(server.Url, XnatCredential.Guest);

        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => guest.Tokens.IssueAsync());
        Assert.Null(await guest.WhoAmIAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"alias\":\"a\",\"secret\":null,\"xdatUserId\":\"reader\"}")]
    [InlineData("{\"alias\":\"a\",\"secret\":\"s\",\"xdatUserId\":\"other\"}")]
    public async Task WhatIsNoTokenOfOursIsAnError(string answer)
    {
        using var server = new ScriptedServer().SignsIn().On(Issue, answer);
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => client.Tokens.IssueAsync());

        Assert.Equal(Issue, error.Route);
    }

    [Fact]
    public async Task TokenThatStaysIsAnError()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/services/tokens/invalidate/ALIAS-1", "{}")
            .On("GET /data/services/tokens/show", "[{\"alias\":\"ALIAS-1\",\"secret\":\"SECRET-1\",\"xdatUserId\":\"reader\"}]");
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => client.Tokens.InvalidateAsync("ALIAS-1"));

        Assert.Equal("GET /data/services/tokens/invalidate/{alias}", error.Route);
        Assert.DoesNotContain("-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingOfItIsShown()
    {
        var token = new XnatAliasToken { Alias = "ALIAS-1", Secret = "SECRET-1", User = "reader" };

        Assert.Equal("XnatAliasToken AliasTokenCredential", $"{token} {token.ToCredential()}");
    }

    private static Task<XnatServer> StartAsync(string? version = null, bool requireLogin = true)
    {
        XnatServerUser[] users = [XnatServerUser.Administrator("admin", "admin"), new("reader", "reader-1") { IsAdmin = false }];
        return XnatServer.StartAsync(version is null
            ? new XnatServerOptions { Users = users, RequireLogin = requireLogin }
            : new XnatServerOptions { Users = users, RequireLogin = requireLogin, Version = version });
    }
}
