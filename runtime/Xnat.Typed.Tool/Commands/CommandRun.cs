using System.CommandLine;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Runs what a command does and turns what goes wrong into a line and an exit code.</summary>
internal static class CommandRun
{
    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Say only what went wrong." };

    public static void Set(Command command, Option<bool>? quiet, Func<ParseResult, Reporter, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, cancellationToken) =>
        {
            var reporter = new Reporter(parsed.InvocationConfiguration, quiet is not null && parsed.GetValue(quiet));
            return GuardedAsync(reporter, isLong: false, null, () => run(parsed, reporter, cancellationToken));
        });

    /// <summary>The same of a command that writes in several formats.</summary>
    public static void Set(
        Command command,
        OutputOptions output,
        Func<ParseResult, Reporter, CancellationToken, Task<int>> run,
        bool isLong = false,
        string? howToGoOn = null) =>
        command.SetAction((parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            if (output.FormatOf(parsed) is not { } format)
            {
                new Reporter(console, OutputFormat.Text).Complain("--json, --csv and --quiet exclude each other; give one of them.");
                return Task.FromResult(ExitCodes.Misused);
            }

            var reporter = new Reporter(console, format);
            return GuardedAsync(reporter, isLong, howToGoOn, () => run(parsed, reporter, cancellationToken));
        });

    /// <param name="reporter">Says what went wrong.</param>
    /// <param name="isLong">Whether the output is lines of JSON, of which the last one is the summary or the error.</param>
    /// <param name="howToGoOn">What somebody does who interrupted the command; <see langword="null"/> if there is nothing to say.</param>
    /// <param name="run">What the command does.</param>
    public static async Task<int> GuardedAsync(Reporter reporter, bool isLong, string? howToGoOn, Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (IOException exception) when (BrokenOutput.IsClosedPipe(exception))
        {
            // Whoever read the output has what it wanted, as head does.
            return ExitCodes.Done;
        }
        catch (Exception exception) when (Failure.Of(exception, howToGoOn) is { } failure)
        {
            reporter.ComplainLines(failure.Message);
            if (isLong) TellEnd(reporter, failure);
            return failure.ExitCode;
        }
    }

    private static void TellEnd(Reporter reporter, Failure failure)
    {
        try
        {
            reporter.Note("error", ("message", failure.Message), ("exitCode", failure.ExitCode));
        }
        catch (IOException)
        {
            // The output itself is what failed, and that has been said.
        }
    }
}
