using Xnat.Typed.Server;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private XnatServer server = null!;

    public async Task InitializeAsync() =>
        server = await XnatServer.StartAsync(new XnatServerOptions { Users = [new("reader", "secret-1"), new("other", "secret-2")] });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task ServerAndAccountComeFromTheEnvironment() =>
        Assert.Equal(
            0,
            (await ToolRun.OfAsync(
                ToolRun.Variables(("XNAT_HOST", server.Url.AbsoluteUri), ("XNAT_USER", "reader"), ("XNAT_PASS", "secret-1")),
                "schema",
                "list")).ExitCode);

    [Fact]
    public async Task AccountComesFromTheNetrcFile()
    {
        var netrc =
            folder.Write("netrc", "machine 127.0.0.1 login other password secret-2\nmachine 127.0.0.1 login reader password wrong\n");

        var named = await ListAsync(ToolRun.Variables(("NETRC", netrc)), "--user", "other");
        var last = await ListAsync(ToolRun.Variables(("NETRC", netrc)));

        Assert.Equal((0, 1), (named.ExitCode, last.ExitCode));
    }

    [Theory]
    [InlineData("Database", null, null, 0)]
    [InlineData("elsewhere", null, null, 1)]
    [InlineData(null, "Database", null, 0)]
    [InlineData(null, "elsewhere", null, 1)]
    [InlineData(null, null, "Database", 0)]
    [InlineData(null, null, "elsewhere", 1)]
    [InlineData("Database", "elsewhere", "elsewhere", 0)]
    public async Task SignInProviderIsNamedByOptionEnvironmentOrNetrc(string? option, string? variable, string? account, int exitCode)
    {
        var entry = $"machine 127.0.0.1 login reader password secret-1{(account is null ? "" : $" account {account}")}\n";
        var environment = ToolRun.Variables(("NETRC", folder.Write("netrc", entry)), ("XNAT_PROVIDER", variable ?? ""));

        var run = option is null ? await ListAsync(environment) : await ListAsync(environment, "--provider", option);

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Theory]
    [InlineData("http://xnat.example.org:8080/xnat", "https://xnat.example.org/xnat")]
    [InlineData("http://10.1.2.3", "https://10.1.2.3")]
    public async Task PasswordIsNotSentInTheClearUnlessAllowed(string address, string secure)
    {
        var run = await ToolRun.OfAsync(ToolRun.Variables(("XNAT_USER", "reader"), ("XNAT_PASS", "secret-1")), "schema", "list", address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"connect to {secure}, or add --allow-plain-http", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasswordIsAskedForInSecret()
    {
        var asked = new List<(string, bool)>();
        var environment = ToolRun.Variables() with
        {
            Ask = (question, isSecret, _) =>
            {
                asked.Add((question, isSecret));
                return Task.FromResult(isSecret ? "secret-1" : "reader");
            },
        };

        var run = await ListAsync(environment);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([($"User at {server.Url.Authority}:", false), ($"Password of reader at {server.Url.Authority}:", true)], asked);
    }

    [Fact]
    public async Task PasswordOfTheEnvironmentGoesToItsServerAndUserAlone()
    {
        var elsewhere = await ListAsync(ToolRun.Variables(
            ("XNAT_HOST", "https://xnat.example.org"), ("XNAT_USER", "reader"), ("XNAT_PASS", "secret-1")));
        var somebody = await ListAsync(ToolRun.Variables(("XNAT_USER", "reader"), ("XNAT_PASS", "secret-1")), "--user", "other");

        Assert.StartsWith(
            $"There is no account for {server.Url.Authority}: set XNAT_USER and XNAT_PASS, or add a line 'machine 127.0.0.1 login NAME "
            + "password SECRET'",
            elsewhere.Error,
            StringComparison.Ordinal);
        Assert.StartsWith($"There is no password for {server.Url.Authority}:", somebody.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (elsewhere.ExitCode, somebody.ExitCode));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task WrongPasswordFailsAndIsNotShown()
    {
        var run = await ListAsync(ToolRun.Variables(("XNAT_USER", "reader"), ("XNAT_PASS", "wrong-9")));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("refused name and password", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-9", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "xnat.example.org", "The address of the server is not a full one; give it with scheme, such as https://xnat.example.org.\n")]
    [InlineData(
        "ftp://xnat.example.org", "The address of the server must begin with https:// or http://, such as https://xnat.example.org.\n")]
    [InlineData(
        "https://me:secret@xnat.example.org",
        "The address of the server holds a user or password; give it without, and the credential on its own.\n")]
    [InlineData(
        " ",
        "No server is named; give its address, such as https://xnat.example.org, or set XNAT_HOST, or begin with: xnat-typed login URL\n")]
    public async Task AddressThatIsNoneIsMisuse(string address, string message)
    {
        var run = await ToolRun.OfAsync("schema", "pull", address, "--output", folder.Path);

        Assert.Equal((2, message), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task PasswordIsNoOption()
    {
        var run = await ToolRun.OfAsync("schema", "list", server.Url.AbsoluteUri, "--password", "secret-1");

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task ServerThatIsNotThereIsToBeTriedAgain()
    {
        await server.DisposeAsync();

        var run = await ToolRun.OfAsync("schema", "list", server.Url.AbsoluteUri);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(server.Url.Authority, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandSaysItsOwnNameToTheServer()
    {
        await ListAsync(ToolRun.Variables(("XNAT_USER", "reader"), ("XNAT_PASS", "secret-1")));

        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, static request => Assert.Matches(@"^xnat-typed/\d+\.\d+\.\d+ Xnat\.Typed/", request.UserAgent));
    }

    private Task<ToolRun> ListAsync(ToolEnvironment environment, params string[] more) =>
        ToolRun.OfAsync(environment, ["schema", "list", server.Url.AbsoluteUri, .. more]);
}
