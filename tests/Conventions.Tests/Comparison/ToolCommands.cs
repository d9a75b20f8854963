using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Commands;

namespace Xnat.Typed.Conventions.Tests.Comparison;

/// <summary>The subcommands of <c>xnat-typed</c>.</summary>
internal static class ToolCommands
{
    /// <summary>Whether the command knows these words: else the help that it shows is that of the last word that it knows.</summary>
    public static async Task<bool> ContainsAsync(string command)
    {
        var output = new StringWriter();
        var console = new InvocationConfiguration { Output = output, Error = TextWriter.Null };
        string[] words = [.. command.Split(' ').Skip(1)];

        await ToolCommand.RunAsync([.. words, "--help"], new ToolEnvironment(_ => null, null), console);

        var usage = output.ToString().ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != "Usage:").ElementAtOrDefault(1);
        return usage?.Contains($" {string.Join(' ', words)} ", StringComparison.Ordinal) ?? false;
    }
}
