using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>One session for several programs, by a file.</summary>
public sealed class SessionFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder["session.json"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ProgramsThatBeginAtOnceSignInOnceAndNoneSignsOut()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var client = await ConnectAsync(server);
            Assert.Equal(1, await client.Projects.CountAsync());
        }));

        Assert.Equal(1, SignIns(server));
        Assert.DoesNotContain(server.Requests, static request => request.Method == "DELETE");
        await using var later = await ConnectAsync(server);
        Assert.Equal("admin", await later.WhoAmIAsync());
        Assert.Equal(1, SignIns(server));
    }

    [Fact]
    public async Task SessionThatEndsIsRenewedOnceForAll()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        var clients = new List<XnatClient>();
        for (var number = 0; number < 5; number++) clients.Add(await ConnectAsync(server));

        server.Faults.ExpireSessions();
        await Task.WhenAll(clients.Select(static client => client.Projects.CountAsync()));

        Assert.Equal(2, SignIns(server));
        foreach (var client in clients) await client.DisposeAsync();
    }

    [Fact]
    public async Task DeadSessionInTheFileIsReplaced()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await (await ConnectAsync(server)).DisposeAsync();
        server.Faults.ExpireSessions();

        await using var client = await ConnectAsync(server);

        Assert.Equal(1, await client.Projects.CountAsync());
        Assert.Equal(2, SignIns(server));
    }

    [Fact]
    public async Task LastStepEndsTheSessionAndTakesTheFileAway()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await (await ConnectAsync(server)).DisposeAsync();

        await XnatSessionFile.EndAsync(FilePath);
        await XnatSessionFile.EndAsync(FilePath);

        Assert.Single(server.Requests, static request => request.Method == "DELETE" && request.Path == "/data/JSESSION");
        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task EndOfASessionThatHasEndedTakesTheFileAwayToo()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await (await ConnectAsync(server)).DisposeAsync();
        server.Faults.ExpireSessions();

        await XnatSessionFile.EndAsync(FilePath);

        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task OnlyTheAccountCanReadTheFile()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await (await ConnectAsync(server)).DisposeAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var error = await Assert.ThrowsAsync<XnatException>(() => ConnectAsync(server));
        Assert.StartsWith("The session file can be read by other accounts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfAnotherServerIsNotUsed()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await using var other = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await (await ConnectAsync(server)).DisposeAsync();

        var error = await Assert.ThrowsAsync<XnatException>(() => ConnectAsync(other));

        Assert.Equal("The session file is of another server; give each server a file of its own.", error.Message);
        Assert.DoesNotContain(other.Requests, static request => request.Path.StartsWith("/data/auth", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"server\":1,\"session\":2}")]
    [InlineData("{\"server\":\"http://x/\",\"session\":\"a b\"}")]
    public async Task WhatIsNoSessionFileIsSaid(string text)
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        await File.WriteAllTextAsync(FilePath, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var error = await Assert.ThrowsAsync<XnatException>(() => ConnectAsync(server));

        Assert.StartsWith("The session file holds no session", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongPasswordLeavesNoFileAndNoLock()
    {
        await using var server = await XnatServer.StartAsync(static seed => seed.Project("P"));
        var wrong = XnatCredential.FromSessionFile(FilePath, XnatCredential.UserPassword("admin", "wrong"));

        await Assert.ThrowsAsync<XnatAuthenticationException>(() => XnatClient.ConnectAsync(server.Url, wrong));

        Assert.False(File.Exists(FilePath));
        await using var client = await ConnectAsync(server);
        Assert.Equal("admin", await client.WhoAmIAsync());
    }

    private static int SignIns(XnatServer server) =>
        server.Requests.Count(static request => request.Path == "/data/auth" && request.HasAuthorization);

    private Task<XnatClient> ConnectAsync(XnatServer server) => XnatClient.ConnectAsync(
        server.Url, XnatCredential.FromSessionFile(FilePath, XnatCredential.UserPassword("admin", "admin")));
}
