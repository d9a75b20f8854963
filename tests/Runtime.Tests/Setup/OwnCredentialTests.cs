using System.Net;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Setup;

/// <summary>Credentials of the caller's own, and which sign-in provider each kind of credential asks.</summary>
public sealed class OwnCredentialTests
{
    private static readonly XnatCredential Right = XnatCredential.UserPassword("reader", "right-1");
    private static readonly XnatCredential Wrong = XnatCredential.UserPassword("reader", "wrong-1");

    [Fact]
    public async Task IsAskedAtConnectAndAtEachRenewal()
    {
        await using var server = await StartAsync();
        var vault = new Vault(Right, Right);
        await using var client = await XnatClient.ConnectAsync(server.Url, vault);
        server.Faults.ExpireSessions();

        Assert.Equal("reader", await client.WhoAmIAsync());

        Assert.Equal([(server.Url, false, false), (server.Url, true, false)], vault.Asked);
    }

    [Fact]
    public async Task IsAskedOnceMoreAfterARefusal()
    {
        await using var server = await StartAsync();
        var vault = new Vault(Wrong, Right);

        await using var client = await XnatClient.ConnectAsync(server.Url, vault);

        Assert.Equal("reader", await client.WhoAmIAsync());
        Assert.Equal([(server.Url, false, false), (server.Url, false, true)], vault.Asked);
    }

    [Fact]
    public async Task IsNotAskedAThirdTimeAndARefusalStays()
    {
        await using var server = await StartAsync();
        var vault = new Vault(Right, Wrong, XnatCredential.UserPassword("reader", "wrong-2"), Right, Right);
        await using var client = await XnatClient.ConnectAsync(server.Url, vault);
        server.Faults.ExpireSessions();

        for (var call = 0; call < 3; call++) await Assert.ThrowsAsync<XnatAuthenticationException>(() => client.WhoAmIAsync());

        Assert.True(client.HasEnded);
        Assert.Equal([(false, false), (true, false), (true, true)], vault.Asked.Select(static one => (one.IsRenewal, one.IsRefused)));
        Assert.Equal(3, server.Requests.Count(static request => request.HasAuthorization));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("token")]
    [InlineData("session")]
    [InlineData("netrc")]
    public async Task WhatWasRefusedIsNotSentAgain(string kind)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["netrc"], "default login reader password wrong-1");
        await using var server = await StartAsync();

        var stubborn = XnatCredential.FromPrompt((_, _) => new(kind switch
        {
            "password" => XnatCredential.UserPassword("reader", "wrong-1"),
            "token" => XnatCredential.AliasToken("alias", "wrong-1"),
            "session" => XnatCredential.Session("WRONG1"),
            _ => XnatCredential.FromNetrc(folder["netrc"]),
        }));

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => XnatClient.ConnectAsync(server.Url, stubborn));

        Assert.Single(server.Requests);
        Assert.DoesNotContain("wrong-1", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SessionThatAPersonGivesIsAskedForAgainAndLeftRunning()
    {
        var given = new Queue<string>(["S1", "S2"]);
        using var server = new ScriptedServer()
            .On("GET /data/auth", sent => sent.Cookie == "JSESSIONID=S1" && given.Count == 0
                ? ScriptedServer.Text("", status: HttpStatusCode.Unauthorized)
                : ScriptedServer.Text("User 'reader' is logged in", "text/plain"))
            .On("GET /data/projects", sent => ScriptedServer.Text(sent.Cookie, status: sent.Cookie == "JSESSIONID=S1"
                ? HttpStatusCode.Unauthorized
                : HttpStatusCode.OK));
        var prompt = XnatCredential.FromPrompt((_, _) => new(XnatCredential.Session(given.Dequeue())));

        await using (var connection = await server.OpenAsync(prompt))
            Assert.Equal("JSESSIONID=S2", await connection.Http.GetStringAsync("/data/projects"));

        Assert.DoesNotContain(server.Sent, static sent => sent.Method == "DELETE");
    }

    [Fact]
    public async Task FailureOfOnesOwnIsSaidByItsKindAlone()
    {
        var own = new InvalidDataException("SECRET-1");

        var error = await Assert.ThrowsAsync<XnatException>(() => ConnectAsync((_, _) => throw own));

        Assert.Equal(
            "The credential PromptCredential failed with InvalidDataException, so nobody signed in; see to the code that finds it.",
            error.Message);
        Assert.Same(own, error.InnerException);
    }

    [Fact]
    public async Task NothingFoundIsAnErrorAndSoIsNoEnd()
    {
        XnatCredential endless = null!;
        endless = XnatCredential.FromPrompt((_, _) => new(endless));

        var nothing = await Assert.ThrowsAsync<XnatException>(() => ConnectAsync((_, _) => new((XnatCredential)null!)));
        var noEnd = await Assert.ThrowsAsync<XnatException>(() => ConnectAsync((_, _) => new(endless)));

        Assert.EndsWith("found nothing to sign in with; nothing was sent.", nothing.Message, StringComparison.Ordinal);
        Assert.Contains("gives another one 8 times in a row", noEnd.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoStopsWaitingStopsTheQuestion()
    {
        using var impatience = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var connecting = XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.FromPrompt(async (_, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Right;
        }), cancellationToken: impatience.Token);
        await asked.Task;
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
    }

    [Theory]
    [InlineData(null, "option", "option")]
    [InlineData("own", "option", "own")]
    [InlineData("own", null, "own")]
    public async Task ProviderIsTheCredentialsOrElseTheOptions(string? own, string? option, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["netrc"], $"machine xnat.example.org login reader password secret-1{(own is null ? "" : $" account {own}")}");
        var password = XnatCredential.UserPassword("reader", "secret-1", own);
        XnatCredential[] all =
        [
            password, XnatCredential.FromNetrc(folder["netrc"]), new BoundCredential(password, ScriptedServer.Address),
            XnatCredential.FromPrompt((_, _) => new(password)), new Vault(password),
        ];
        foreach (var credential in all)
        {
            using var server = new ScriptedServer().SignsIn();
            await (await server.OpenAsync(credential, new() { AuthenticationProvider = option })).DisposeAsync();
            Assert.Equal($"username=reader&password=secret-1&provider={expected}", server.Sent[0].BodyText);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task EmptyProviderIsRefused(string provider) => await Assert.ThrowsAsync<ArgumentException>(
        () => XnatClient.ConnectAsync(ScriptedServer.Address, Right, new() { AuthenticationProvider = provider }));

    private static Task<XnatClient> ConnectAsync(Func<XnatCredentialContext, CancellationToken, ValueTask<XnatCredential>> ask) =>
        XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.FromPrompt(ask));

    private static Task<XnatServer> StartAsync() =>
        XnatServer.StartAsync(new XnatServerOptions { Users = [new("reader", "right-1")] });

    private sealed class Vault(params XnatCredential[] found) : XnatCredential
    {
        private int next;

        public List<(Uri Server, bool IsRenewal, bool IsRefused)> Asked { get; } = [];

        protected internal override async ValueTask<XnatCredential> FindAsync(
            XnatCredentialContext context, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Asked.Add((context.Server, context.IsRenewal, context.Refusal is not null));
            return found[next++];
        }
    }
}
