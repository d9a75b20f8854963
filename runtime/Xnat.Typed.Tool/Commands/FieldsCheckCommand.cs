using System.CommandLine;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Declaring;
using Xnat.Typed.Tool.Emitting;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed fields check</c>: whether a project still declares what a file says.</summary>
internal static class FieldsCheckCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var file = new Option<string>("--file", "-f")
        {
            Description = "The file that fields pull wrote.",
            HelpName = "FILE",
            DefaultValueFactory = _ => FieldsDocument.FileName,
        };
        var quiet = CommandRun.Quiet();
        var command = new ExampleCommand(
            "check",
            "Say how the custom variables and forms of a project differ from those in a file; the exit code is 4 where they do.",
            "xnat-typed fields check https://xnat.example.org --project brainimages --file xnat-fields.json")
        {
            file, quiet,
        };
        var options = FieldsOptions.AddTo(command, environment);
        CommandRun.Set(command, quiet, (parsed, reporter, cancellationToken) =>
            RunAsync(options, parsed.GetValue(file)!, parsed, reporter, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FieldsOptions options, string path, ParseResult parsed, Reporter reporter, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        var known = FieldsReader.Read(new(path, text), cancellationToken);
        foreach (var problem in known.Problems) reporter.Complain(ProblemText.Of(problem));
        if (known.Problems.Count > 0) return ExitCodes.Failed;
        var (declared, server) = await options.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        var differences = FieldsDifferences.Of(known, declared, options.HasForms(parsed));
        if (differences.Count == 0)
        {
            reporter.Say($"{path}: the project {declared.Project} at {server.Authority} declares the same.");
            return ExitCodes.Done;
        }

        foreach (var difference in differences) reporter.Complain(difference);
        reporter.Complain(
            $"{path}: {CountText.Of(differences.Count, "difference")}. To take them over: "
            + ShellLine.Of("fields", "pull", server.AbsoluteUri, "--project", declared.Project, "--output", path));
        return ExitCodes.Differs;
    }
}
