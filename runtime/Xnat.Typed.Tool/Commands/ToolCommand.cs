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
        if (parsed.Action is not ParseErrorAction wrong)
            return Flush(console, await parsed.InvokeAsync(console, cancellationToken).ConfigureAwait(false));
        wrong.ShowHelp = false;
        // The parser writes its guesses of what was meant to the output.
        var errors = new InvocationConfiguration { Output = console.Error, Error = console.Error };
        await parsed.InvokeAsync(errors, cancellationToken).ConfigureAwait(false);
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
            TreeCommand.Create(environment),
            SearchCommand.Create(environment),
            ImportCommand.Create(environment),
            PrearchiveCommand.Create(environment),
            DownloadCommand.Create(environment),
            VerifyCommand.Create(environment),
            UploadCommand.Create(environment),
            CopyCommand.Create(environment),
            FieldsCommand.Create(environment),
            ShareCommands.Share(environment),
            ShareCommands.Unshare(environment),
            UsersCommand.Create(environment),
            RestCommand.Create(environment),
            ParityCommand.Create(environment),
            CompletionCommand.Create(),
            ManCommand.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help } asked) asked.Action = new ExampleHelp(help);
            if (option is VersionOption version) version.Action = new ToolVersion();
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
