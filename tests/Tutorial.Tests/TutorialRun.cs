using Spectre.Console;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The tutorial as a user runs it, over a real socket, its output caught.</summary>
internal static class TutorialRun
{
    public static async Task<(int ExitCode, string Output)> OfAsync(
        FileInfo? zip = null,
        DirectoryInfo? output = null,
        Uri? address = null,
        string user = "somebody",
        string project = "brainimages")
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 200;
        var options = new TutorialOptions(address, address is null ? null : user, zip, output, project);
        var exitCode = await TutorialCommand.RunAsync(options, console, CancellationToken.None);
        return (exitCode, text.ToString());
    }
}
