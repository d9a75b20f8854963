using Xnat.Typed.Server;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Accounts;

public sealed class LoginTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly LateClock clock = new();
    private XnatServer server = null!;

    public async Task InitializeAsync() =>
        server = await XnatServer.StartAsync(
            new XnatServerOptions { Users = [XnatServerUser.Administrator("reader", "secret-1")], Clock = clock },
            static seed => seed.Project("P1"));

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task SessionIsKeptAndUsedWithoutAPassword()
    {
        var login = await LoginAsync();
        var before = server.Requests.Count;

        var first = await ToolRun.OfAsync(Nobody, "projects", "--quiet");
        var named = await ToolRun.OfAsync(Nobody, "projects", "--quiet", "--server", "lab");
        var addressed = await ToolRun.OfAsync(Nobody, "projects", "--quiet", "--url", server.Url.AbsoluteUri);

        Assert.Equal((0, ""), (login.ExitCode, login.Error));
        Assert.Equal(("P1\n", "P1\n", "P1\n"), (first.Output, named.Output, addressed.Output));
        Assert.DoesNotContain(server.Requests.Skip(before), static request => request.Method == "DELETE");
    }

    [Fact]
    public async Task NoPasswordIsKeptAndNobodyElseCanRead()
    {
        await LoginAsync();

        Assert.Equal(["lab.session", "servers.json"], folder.Files());
        Assert.All(folder.Files(), file => Assert.DoesNotContain("secret-1", folder.Read(file), StringComparison.Ordinal));
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in folder.Files())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder[file]));
    }

    [Fact]
    public async Task SignInThatFailsLeavesTheKeptSession()
    {
        await LoginAsync();

        var wrong = await ToolRun.OfAsync(
            Home(("XNAT_USER", "reader"), ("XNAT_PASS", "wrong-9")), "login", server.Url.AbsoluteUri, "--name", "lab");
        var after = await ToolRun.OfAsync(Nobody, "projects", "--quiet");

        Assert.Equal((1, 0), (wrong.ExitCode, after.ExitCode));
        Assert.DoesNotContain("wrong-9", wrong.Output + wrong.Error, StringComparison.Ordinal);
        Assert.Equal(["lab.session", "servers.json"], folder.Files());
    }

    [Fact]
    public async Task SessionThatHasEndedIsSaidWithWhatToDo()
    {
        await LoginAsync();
        clock.Ahead = TimeSpan.FromHours(1);

        var run = await ToolRun.OfAsync(Nobody, "projects");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith($"xnat-typed login {server.Url.AbsoluteUri}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccountOfTheEnvironmentAndOfTheCallGoBeforeTheSession()
    {
        await LoginAsync();

        var variable = await ToolRun.OfAsync(Home(("XNAT_USER", "reader"), ("XNAT_PASS", "wrong-9")), "projects");
        var other = await ToolRun.OfAsync(Nobody, "projects", "--user", "other");

        Assert.Equal((1, 2), (variable.ExitCode, other.ExitCode));
        Assert.Contains("There is no password for", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogoutEndsTheSessionOnBothSides()
    {
        await LoginAsync();

        var run = await ToolRun.OfAsync(Nobody, "logout");
        var after = await ToolRun.OfAsync(Nobody, "projects");
        var again = await ToolRun.OfAsync(Nobody, "logout");

        Assert.Equal((0, "Signed out of 'lab'.\n"), (run.ExitCode, run.Output));
        Assert.Contains(server.Requests, static request => request.Method == "DELETE");
        Assert.Equal(["servers.json"], folder.Files());
        Assert.Equal((2, 2), (after.ExitCode, again.ExitCode));
    }

    [Fact]
    public async Task LogoutForgetsTheSessionOfAServerThatIsGone()
    {
        await LoginAsync();
        await server.DisposeAsync();

        var run = await ToolRun.OfAsync(Nobody, "logout", "lab");

        Assert.Equal(5, run.ExitCode);
        Assert.StartsWith("The session is forgotten here,", run.Error, StringComparison.Ordinal);
        Assert.Equal(["servers.json"], folder.Files());
    }

    [Fact]
    public async Task ServersAreListedTheCurrentOneFirst()
    {
        await LoginAsync("lab");
        await LoginAsync("clinic");

        var run = await ToolRun.OfAsync(Nobody, "servers", "--quiet");
        var json = await ToolRun.OfAsync(Nobody, "servers", "--json");

        Assert.Equal("clinic\nlab\n", run.Output);
        Assert.Contains("\"current\":true", json.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No server is called 'nope'; there are lab.\n", "--server", "nope")]
    [InlineData("Give either the address of a server or its name.\n", "--server", "lab", "--url", "https://xnat.example.org")]
    public async Task ServerThatIsNotMeantClearlyIsMisuse(string message, params string[] words)
    {
        await LoginAsync();

        var run = await ToolRun.OfAsync(Nobody, ["projects", .. words]);

        Assert.Equal((2, message), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("../lab")]
    [InlineData(".lab")]
    [InlineData("")]
    public async Task NameOfAServerIsNoPath(string name)
    {
        var run = await LoginAsync(name);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task ListOfServersThatIsBrokenIsNamed()
    {
        folder.Write("servers.json", "[1");

        var run = await ToolRun.OfAsync(Nobody, "servers");

        Assert.Equal(
            (2, $"The list of servers, {folder["servers.json"]}, cannot be read; remove it and log in again.\n"),
            (run.ExitCode, run.Error));
    }

    private ToolEnvironment Nobody => Home();

    private ToolEnvironment Home(params (string Name, string Value)[] more) =>
        ToolRun.Variables([("XNAT_TYPED_HOME", folder.Path), .. more]);

    private Task<ToolRun> LoginAsync(string name = "lab") => ToolRun.OfAsync(
        Home(("XNAT_USER", "reader"), ("XNAT_PASS", "secret-1")), "login", server.Url.AbsoluteUri, "--name", name);

    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
