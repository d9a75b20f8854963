using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
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
            return GuardedAsync(reporter, () => run(parsed, reporter, cancellationToken));
        });

    private static async Task<int> GuardedAsync(Reporter reporter, Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (MisuseException exception)
        {
            reporter.Complain(exception.Message);
            return ExitCodes.Misused;
        }
        catch (OperationCanceledException)
        {
            reporter.Complain("Cancelled.");
            return ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is XnatException or HttpRequestException or IOException or UnauthorizedAccessException)
        {
            reporter.Complain(exception.Message);
            return ExitCodes.Failed;
        }
    }
}
