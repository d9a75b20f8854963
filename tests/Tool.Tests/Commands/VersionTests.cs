using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Commands;

/// <summary>What the command says of itself.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task VersionNamesBuildAndSchemas()
    {
        var run = await ToolRun.OfAsync("--version");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^xnat-typed \d+\.\d+\.\d+", run.Lines[0]);
        Assert.Matches("^build [0-9a-f]{32}, .NET 10", run.Lines[1]);
        Assert.Equal($"schemas of XNAT {new XnatServerOptions().Version}", run.Lines[2].TrimEnd());
    }

    [Theory]
    [InlineData("xnat-typed proj", "projects")]
    [InlineData("xnat-typed prearchive re", "rebuild")]
    [InlineData("xnat-typed download --if-ex", "--if-exists")]
    [InlineData("xnat-typed download --if-exists repl", "replace")]
    public async Task ShellIsToldHowAWordGoesOn(string typed, string word)
    {
        var run = await ToolRun.OfAsync($"[suggest:{typed.Length}]", typed);

        Assert.Equal((0, word), (run.ExitCode, Assert.Single(run.Lines).TrimEnd()));
    }
}
