using System.Text.RegularExpressions;
using System.Xml.Linq;
using Spectre.Console;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The picture in the README is a capture of the tour. <c>SNAPSHOT_ACCEPT=1</c> makes it anew.</summary>
public sealed partial class PictureTests
{
    private static readonly string[] Steps =
    [
        "Import directly into the archive", "Open a scan, typed by the schema", "Change and save it", "Download one scan as a zip archive",
        "Set a custom variable", "Read custom variables",
    ];

    private string step = "";

    [Fact]
    public async Task PictureInTheReadmeIsWhatTheTourShows()
    {
        var path = Path.Combine(SharedFiles.RepositoryRoot(), "docs", "pictures", "tour.svg");

        var picture = await CaptureAsync();

        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1") await File.WriteAllTextAsync(path, picture);
        Assert.Equal(WithoutSizes(await File.ReadAllTextAsync(path)), WithoutSizes(picture));
    }

    [Fact]
    public async Task PictureIsXmlAndHasNothingFromElsewhere()
    {
        var picture = XDocument.Parse(await CaptureAsync());

        Assert.Equal("svg", picture.Root!.Name.LocalName);
        Assert.DoesNotContain(picture.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
        Assert.InRange(picture.Descendants().Count(element => element.Name.LocalName == "text"), 60, 400);
    }

    private async Task<string> CaptureAsync()
    {
        await using var written = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        terminal.Profile.Width = 80;
        terminal.Profile.Capabilities.Unicode = true;
        using var recorder = new Recorder(terminal);
        var exitCode = await TutorialCommand.RunAsync(new(null, null, null, null, "brainimages"), recorder, CancellationToken.None);
        Assert.True(exitCode == 0, written.ToString());
        return recorder.Export(new TerminalPicture("dotnet run --project examples/Tutorial", IsShown));
    }

    private bool IsShown(string line)
    {
        if (StepTitle().Match(line) is { Success: true } title) step = title.Groups["name"].Value;
        if (line.StartsWith("Tutorial complete", StringComparison.Ordinal)) step = Steps[0];
        return Steps.Contains(step);
    }

    /// <summary>How small a zip becomes depends on the library that packs it.</summary>
    private static string WithoutSizes(string picture) => Sizes().Replace(picture.ReplaceLineEndings("\n"), "…");

    [GeneratedRegex("^[ 0-9][0-9]  (?<name>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex StepTitle();

    [GeneratedRegex("[0-9.,]+ (MB|bytes)", RegexOptions.ExplicitCapture)]
    private static partial Regex Sizes();
}
