using Spectre.Console;

namespace Xnat.Typed.Tutorial;

/// <summary>Where the tour is told: a terminal, or plain text without colours, line breaks and blanks at the ends of lines.</summary>
internal static class TourConsole
{
    private const int PlainWidth = 160;

    public static IAnsiConsole OfProcess() => Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console;

    /// <param name="writer">The file or pipe.</param>
    /// <param name="width">Longer lines are broken.</param>
    public static IAnsiConsole Plain(TextWriter writer, int width = PlainWidth)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new TrimmedLines(writer)),
        });
        console.Profile.Width = width;
        return console;
    }
}
