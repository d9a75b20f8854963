using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Does the same with several things, one after the other; one that fails takes none of the others along.</summary>
internal static class EachRun
{
    /// <param name="reporter">Says what came of each.</param>
    /// <param name="names">What they are called.</param>
    /// <param name="done">The word for what was done with one.</param>
    /// <param name="work">Does it, and gives the name of what came of it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Reporter reporter, IReadOnlyList<string> names, string done, Func<string, Task<string>> work)
    {
        var (failed, lastCode) = (0, ExitCodes.Done);
        foreach (var name in names)
        {
            try
            {
                var result = await work(name).ConfigureAwait(false);
                reporter.Name(result);
                reporter.Tell("item", result == name ? $"{name}: {done}" : $"{name}: {done}, {result}", ("name", name), ("result", result));
            }
            catch (XnatException exception) when (Failure.Of(exception, null) is { } failure)
            {
                failed++;
                lastCode = failure.ExitCode;
                reporter.ComplainLines($"{PlainText.Of(name)}: {failure.Message}");
                reporter.Note("error", ("name", name), ("message", failure.Message));
            }
        }

        reporter.Tell(
            "summary",
            $"{names.Count - failed} of {names.Count} {done}",
            ("complete", failed == 0), ("done", names.Count - failed), ("failed", failed));
        return failed == 0 ? ExitCodes.Done : failed < names.Count ? ExitCodes.PartlyDone : lastCode;
    }
}
