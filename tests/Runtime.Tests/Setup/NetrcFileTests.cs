using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class NetrcFileTests
{
    [Fact]
    public void EntriesMaySpreadOverLinesAndBeQuoted()
    {
        const string Text = "# mine\nmachine xnat.example.org\n  login reader\n  password \"a b \\\"c\\\"\"\nmachine other login x "
            + "password y\n";

        var entry = NetrcFile.Parse(Text)[0];

        Assert.Equal("xnat.example.org", entry.Machine);
        Assert.Equal("reader", entry.Login);
        Assert.Equal("a b \"c\"", entry.Password);
    }

    [Fact]
    public void MacrosAreSkippedUpToTheEmptyLine()
    {
        const string Text = "machine a login u password p\nmacdef init\nmachine fake login no password no\n\nmachine b login v password q";

        Assert.Equal(["a", "b"], NetrcFile.Parse(Text).Select(entry => entry.Machine));
    }

    [Fact]
    public void DefaultEntryFitsEveryHost()
    {
        var entries = NetrcFile.Parse("machine a login u password p default login d password e");

        Assert.Equal("d", entries.First(entry => entry.IsFor("elsewhere")).Login);
        Assert.Equal("u", entries.First(entry => entry.IsFor("A")).Login);
    }

    [Fact]
    public void NothingSecretShows()
    {
        var shown = NetrcFile.Parse("machine a login u password hidden-word")[0].ToString();

        Assert.Equal("machine a", shown);
    }

    [Fact]
    public void MissingFileSaysWhatToWrite()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), ".netrc");

        var error = Assert.Throws<XnatException>(() => NetrcFile.Read(path));

        Assert.Equal(
            $"There is no netrc file at {path}; write one with a line 'machine HOST login NAME password SECRET', or use another "
            + "credential.",
            error.Message);
    }

    [Fact]
    public void LastEntryOfAMachineCountsAndItsSpellingDoesNot()
    {
        var entries =
            NetrcFile.Parse("default login d password d machine a login u password old\nmachine A login U password P\nmachine a user v " +
            "password new");

        Assert.Equal("new", NetrcFile.Find(entries, "a")!.Password);
        Assert.Equal("P", NetrcFile.Find(entries, "A")!.Password);
        Assert.Equal("old", NetrcFile.Find(entries, "a", "u")!.Password);
        Assert.Equal("d", NetrcFile.Find(entries, "elsewhere")!.Password);
    }

    [Theory]
    [InlineData("machine a login u password p\nhidden-word", 2)]
    [InlineData("machine a\nlogin u password p hidden-word", 2)]
    [InlineData("\n\nmachine", 3)]
    [InlineData("macdef hidden-word\na\nb", 3)]
    [InlineData("\uFEFFmachine a login u password hidden-word", 1)]
    public void RefusalNamesTheLineAndNothingInIt(string text, int line)
    {
        var error = Assert.Throws<XnatException>(() => NetrcFile.Parse(text, "FILE"));

        Assert.StartsWith($"Line {line} of the netrc file FILE has ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PasswordThatIsNoUtf8IsNotChanged()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["netrc"], [.. "machine a login u password "u8, 0xE4]);

        Assert.Contains("not UTF-8", Assert.Throws<XnatException>(() => NetrcFile.Read(folder["netrc"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x180, false)]
    [InlineData(0x100, false)]
    [InlineData(0x1A0, true)]
    [InlineData(0x1A4, true)]
    [InlineData(0x184, true)]
    public async Task FileThatOthersCanReadIsMentioned(int mode, bool isMentioned)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["netrc"], $"machine {ScriptedServer.Address.Host} login reader password secret-1");
        File.SetUnixFileMode(folder["netrc"], (UnixFileMode)mode);
        using var server = new ScriptedServer().SignsIn().On("GET /data/auth", "User 'reader' is logged in", "text/plain");
        using var closed = new ScriptedServer()
            .On("PUT /data/services/auth", _ =>
            ScriptedServer.StatusPage(System.Net.HttpStatusCode.Unauthorized, "Authentication failed."));

        await using var client =
            await XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.FromNetrc(folder["netrc"]), server.Options());
        var error =
            await Assert.ThrowsAsync<XnatAuthenticationException>(() => closed.OpenAsync(XnatCredential.FromNetrc(folder["netrc"])));

        Assert.Equal(isMentioned, client.Warnings.Any(warning => warning.Contains("chmod 600", StringComparison.Ordinal)));
        Assert.Equal(isMentioned, error.Message.Contains("others can read", StringComparison.Ordinal));
        Assert.Contains(folder["netrc"], error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", string.Concat(client.Warnings) + error.Message, StringComparison.Ordinal);
    }
}
