namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class NetrcFileTests
{
    [Fact]
    public void EntriesMaySpreadOverLinesAndBeQuoted()
    {
        const string Text = "# mine\nmachine xnat.example.org\n  login reader\n  password \"a b \\\"c\\\"\"\nmachine other login x password y\n";

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

        Assert.Equal($"There is no netrc file at {path}; write one with a line 'machine HOST login NAME password SECRET', or use another credential.", error.Message);
    }
}
