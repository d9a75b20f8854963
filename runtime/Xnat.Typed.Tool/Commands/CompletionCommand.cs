using System.CommandLine;
using Xnat.Typed.Tool.Manual;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed completion</c>: what a shell loads to complete words.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", CompletionScripts.All.Keys)}." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        var command = new ExampleCommand(
            "completion", "Print what a shell loads to complete the words of this command.", "xnat-typed completion bash")
        {
            shell,
        };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(
            CompletionScripts.All[parsed.GetValue(shell)!].ReplaceLineEndings("\n")));
        return command;
    }
}
