using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The whole command.</summary>
internal static class ToolCommand
{
    public static async Task<int> RunAsync(
        string[] arguments,
        ToolEnvironment environment,
        InvocationConfiguration console,
        CancellationToken cancellationToken = default)
    {
        var parsed = Create(environment).Parse(arguments);
        if (parsed.Action is ParseErrorAction wrong) wrong.ShowHelp = false;
        var code = await parsed.InvokeAsync(console, cancellationToken).ConfigureAwait(false);
        if (parsed.Errors.Count == 0 || parsed.Action is not ParseErrorAction) return Flush(console, code);
        await console.Error.WriteLineAsync($"{WordsOf(parsed.CommandResult)} --help shows how it is called.").ConfigureAwait(false);
        return ExitCodes.Misused;
    }

    public static RootCommand Create(ToolEnvironment environment)
    {
        var root = new RootCommand("Works with XNAT servers, their schemas and their data.")
        {
            ServeCommand.Create(),
            SchemaCommand.Create(environment),
            LoginCommand.Create(environment),
            LogoutCommand.Create(environment),
            ServersCommand.Create(environment),
            ListCommands.Projects(environment),
            ListCommands.Subjects(environment),
            ListCommands.Experiments(environment),
            ListCommands.Scans(environment),
            ResourcesCommand.Create(environment),
            FilesCommand.Create(environment),
            DownloadCommand.Create(environment),
            VerifyCommand.Create(environment),
            UploadCommand.Create(environment),
            ParityCommand.Create(environment),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help } asked) asked.Action = new ExampleHelp(help);
        }

        return root;
    }

    private static string WordsOf(CommandResult result) =>
        result.Parent is CommandResult above ? $"{WordsOf(above)} {result.Command.Name}" : "xnat-typed";

    /// <summary>What was written may wait in a buffer, and only now not find a place.</summary>
    private static int Flush(InvocationConfiguration console, int code)
    {
        try
        {
            console.Output.Flush();
            return code;
        }
        catch (IOException exception) when (BrokenOutput.IsClosedPipe(exception))
        {
            return code;
        }
        catch (IOException exception)
        {
            new Reporter(console, OutputFormat.Text).Complain(Failure.Of(exception, null)!.Message);
            return ExitCodes.Failed;
        }
    }
}
