using Spectre.Console;

namespace Xnat.Typed.Tool.Accounts;

/// <summary>What the command takes from the shell that it runs in.</summary>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Ask">Asks the person at the terminal, in secret or not; <see langword="null"/> where nobody can be asked.</param>
internal sealed record ToolEnvironment(Func<string, string?> Variable, Func<string, bool, CancellationToken, Task<string>>? Ask)
{
    public static ToolEnvironment OfThisProcess() =>
        new(Environment.GetEnvironmentVariable, Console.IsInputRedirected || Console.IsErrorRedirected ? null : AskAsync);

    /// <summary>Asks on the error stream, so that the output can go into a file.</summary>
    private static Task<string> AskAsync(string question, bool isSecret, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var prompt = new TextPrompt<string>(Markup.Escape(question));
        return (isSecret ? prompt.Secret(null) : prompt).ShowAsync(console, cancellationToken);
    }
}
