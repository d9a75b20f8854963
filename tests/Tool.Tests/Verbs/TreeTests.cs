using System.Text.Json;
using Spectre.Console;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

public sealed class TreeTests : IAsyncLifetime
{
    private VerbStage stage = null!;

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Fact]
    public async Task PipeReadsIndentedLines() => Assert.Equal(
        """
        brainimages  Brain Images
          NOTES  TEXT  1 file  10 bytes
          S1
            MR1  xnat:mrSessionData  2020-02-29
              1  T1  usable
                DICOM  DICOM  2 files  20 bytes
              2  FLAIR  questionable
                NIFTI  NIFTI  1 file  10 bytes
          S2
            MR2  xnat:mrSessionData  2021-03-04

        """.ReplaceLineEndings("\n"),
        await OutputAsync("--project", "brainimages", "--depth", "resources"));

    [Theory]
    [InlineData("--project brainimages --depth subjects", "brainimages  Brain Images|  S1|  S2")]
    [InlineData("--project brainimages --subject S2", "S2|  MR2  xnat:mrSessionData  2021-03-04")]
    [InlineData(
        "--experiment XNAT_E00001 --depth scans", "MR1  xnat:mrSessionData  2020-02-29|  1  T1  usable|  2  FLAIR  questionable")]
    [InlineData("--project other", "other  Other")]
    public async Task TreeBeginsWithWhatWasNamed(string words, string lines) =>
        Assert.Equal(lines.Split('|'), (await OutputAsync(words.Split(' '))).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task ProgramReadsDepthAndCounts()
    {
        using var document = JsonDocument.Parse(await OutputAsync("--project", "brainimages", "--experiment", "MR1", "--json"));

        var rows = document.RootElement.EnumerateArray().ToList();
        Assert.Equal(
            [(0, "experiment"), (1, "scan"), (2, "resource"), (1, "scan"), (2, "resource")],
            rows.Select(static row => (row.GetProperty("depth").GetInt32(), row.GetProperty("level").GetString()!)));
        Assert.Equal((2, 20L), (rows[2].GetProperty("file_count").GetInt32(), rows[2].GetProperty("file_size").GetInt64()));
    }

    [Fact]
    public async Task ProjectCostsTwoListingsHoweverManySubjects()
    {
        await OutputAsync("--project", "brainimages");

        Assert.Equal(
            ["/data/projects/brainimages/experiments", "/data/projects/brainimages/subjects"],
            stage.Server.Requests
                .Select(static request => request.Path)
                .Where(static path => path.EndsWith("s", StringComparison.Ordinal) && path.Count('/') == 4));
    }

    [Fact]
    public async Task SharedSessionStandsWhereItsSubjectIsMissing()
    {
        await stage.ShareAsync();

        Assert.Equal("other  Other\n  MR1  xnat:mrSessionData  2020-02-29\n", await OutputAsync("--project", "other"));
    }

    [Fact]
    public void NodeOnATerminalTakesOneLine()
    {
        using var screen = new StringWriter { NewLine = "\n" };
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(screen)
        });
        terminal.Profile.Width = 20;
        var tree = new TerminalTree(terminal);

        tree.Add(0, new("project", "P1", null) { Note = "A name that is too long" });
        tree.Add(1, new("subject", "S1", "脳画像脳画像脳画像脳画像"));
        tree.Add(1, new("subject", "S2", "two\nlines"));
        tree.End();

        Assert.Equal("P1  A name that is…\n├── 脳画像脳画像脳…\n└── two?lines\n", Trimmed(screen.ToString()));
    }

    private static string Trimmed(string screen) => string.Join(
        '\n', screen.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()));

    private async Task<string> OutputAsync(params string[] words)
    {
        var run = await ToolRun.OfAsync(["tree", .. words, "--url", stage.Url]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
