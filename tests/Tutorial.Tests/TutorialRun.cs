namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The tutorial as a user runs it, over a real socket, its output caught as a pipe gets it.</summary>
internal static class TutorialRun
{
    public static async Task<(int ExitCode, string Output)> OfAsync(
        FileInfo? zip = null,
        DirectoryInfo? output = null,
        Uri? address = null,
        string user = "admin",
        string? password = "admin",
        string project = "brainimages",
        bool cleansUp = false,
        int width = 160)
    {
        using var text = new StringWriter();
        var options = new TutorialOptions(address, address is null ? null : user, zip, output, project)
        {
            CleansUp = cleansUp,
            Variable = name => name == "XNAT_PASS" ? password : null,
        };
        var exitCode = await TutorialCommand.RunAsync(options, TourConsole.Plain(text, width), CancellationToken.None);
        return (exitCode, text.ToString().ReplaceLineEndings("\n"));
    }
}
