using Spectre.Console;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>One call of the command at a terminal without colours, both of its streams on the one screen that a person has.</summary>
internal sealed record TerminalRun(int ExitCode, string Screen)
{
    /// <summary>The screen without the blanks behind its lines, which nobody sees.</summary>
    public string Text => string.Join('\n', Screen.Split('\n').Select(static line => line.TrimEnd()));

    /// <summary>Signed in as the administrator of the server in process.</summary>
    public static async Task<TerminalRun> OfAsync(int width, params string[] words)
    {
        using var screen = new StringWriter { NewLine = "\n" };
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(screen)
        });
        terminal.Profile.Width = width;
        var exitCode = await ToolCommand.RunAsync(
            words,
            ToolRun.Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "admin")),
            new ToolConsole { Output = screen, Error = screen, Terminal = () => terminal });
        return new(exitCode, screen.ToString().ReplaceLineEndings("\n"));
    }
}
