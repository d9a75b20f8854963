using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Manual;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed man</c>: the manual page.</summary>
internal static class ManCommand
{
    public static Command Create()
    {
        var command = new ExampleCommand(
            "man",
            "Print the manual page, of this command and all others.",
            "xnat-typed man");
        command.SetAction(parsed =>
        {
            var root = (RootCommand)parsed.RootCommandResult.Command;
            var page = new ManPage(root, static command => (command as ExampleCommand)?.Examples ?? []);
            parsed.InvocationConfiguration.Output.Write(page.Text(ToolName.Version));
        });
        return command;
    }
}
