using System.CommandLine;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Declaring;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed fields pull</c>: what a project declares, as a file to commit.</summary>
internal static class FieldsPullCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "File to write; it is not touched where nothing has changed.",
            HelpName = "FILE",
            DefaultValueFactory = _ => FieldsDocument.FileName,
        };
        var quiet = CommandRun.Quiet();
        var command = new ExampleCommand(
            "pull",
            "Write the custom variables and forms that a project declares to a file, for the XnatFields items of a C# project.",
            "xnat-typed fields pull https://xnat.example.org --project brainimages",
            "xnat-typed fields pull --project brainimages --output model/brainimages.fields.json")
        {
            output, quiet,
        };
        var options = FieldsOptions.AddTo(command, environment);
        CommandRun.Set(command, quiet, (parsed, reporter, cancellationToken) =>
            RunAsync(options, parsed.GetValue(output)!, parsed, reporter, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FieldsOptions options, string path, ParseResult parsed, Reporter reporter, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(path);
        var (declared, server) = await options.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (declared.Types.Count == 0)
        {
            reporter.Complain(
                $"The project {declared.Project} declares no custom variable{(options.HasForms(parsed) ? " and no form" : "")}, so nothing "
                + "was written. Declare some in the project, or look whether this is the project that was meant.");
            return ExitCodes.Failed;
        }

        foreach (var type in declared.Types)
        {
            var variables = type.Groups.Sum(static group => group.Variables.Count);
            reporter.Say($"{type.DataType}: {CountText.Of(variables, "variable")}, {CountText.Of(type.Forms.Count, "form")}");
        }

        var folder = new OutputFolder(Path.GetDirectoryName(file)!);
        var state = await folder.WriteAsync(Path.GetFileName(file), FieldsText.ToBytes(declared, server), cancellationToken)
            .ConfigureAwait(false);
        reporter.Say($"{path}: {WordFor(state)}.");
        reporter.Say($"In the project file: <XnatFields Include=\"{path.Replace('\\', '/')}\" />");
        return ExitCodes.Done;
    }

    private static string WordFor(WrittenState state) => state switch
    {
        WrittenState.New => "new",
        WrittenState.Changed => "changed",
        _ => "unchanged",
    };
}
