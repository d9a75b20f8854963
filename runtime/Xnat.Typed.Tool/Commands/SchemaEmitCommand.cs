using System.CommandLine;
using System.Text;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Tool.Emitting;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema emit</c>: the code that the generator makes of schemas, as files.</summary>
internal static class SchemaEmitCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("FILE_OR_DIR")
        {
            Description = "Schemas, and folders that hold schemas (.xsd) at any depth.",
            Arity = ArgumentArity.OneOrMore
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder to write to; what has not changed is not touched, and nothing is removed.",
            HelpName = "DIR",
            Required = true
        };
        var name = new Option<string>("--namespace", "-n")
        {
            Description = "C# namespace of the classes.",
            HelpName = "N",
            DefaultValueFactory = _ => TargetNamespace.Default
        };
        var all = new Option<bool>("--all")
        {
            Description = "Write every type of the given schemas, those that Xnat.Typed has a class for too. Without it the classes "
                + "derive from those."
        };
        var quiet = CommandRun.Quiet();
        var command = new Command(
            "emit",
            "Write the C# that comes of schemas; it compiles in a project that references Xnat.Typed.") { paths, output, name, all, quiet };
        CommandRun.Set(command, quiet, (parsed, reporter, cancellationToken) =>
        {
            var isAll = parsed.GetValue(all);
            var options = new GeneratorOptions(parsed.GetValue(name)!, parsed.GetValue(name)!, isAll);
            return RunAsync(parsed.GetValue(paths)!, options, new OutputFolder(parsed.GetValue(output)!), reporter, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths,
        GeneratorOptions options,
        OutputFolder folder,
        Reporter reporter,
        CancellationToken cancellationToken)
    {
        var runtime = ProvidedTypes.OfRuntime();
        TargetNamespace.Check(options.Namespace, runtime);
        var schemas = SchemaFiles.Read(paths);
        var code = CodeEmitter.Emit(
            schemas.Inputs, options.IsCore ? EquatableArray<ProvidedType>.Empty : runtime, options, cancellationToken);
        var states = new List<WrittenState>();
        foreach (var file in code.Files)
            states.Add(await folder.WriteAsync(
                file.Path, new UTF8Encoding(false).GetBytes(file.Text), cancellationToken).ConfigureAwait(false));
        Report(reporter, folder, schemas, code, states);
        return schemas.Failures.Count > 0 || code.Problems.Any(problem => ProblemText.SeverityOf(problem) == ProblemSeverity.Error)
            ? ExitCodes.Failed
            : ExitCodes.Done;
    }

    private static void Report(Reporter reporter, OutputFolder folder, SchemaFiles schemas, EmittedCode code, List<WrittenState> states)
    {
        foreach (var failure in schemas.Failures) reporter.Complain(failure);
        foreach (var problem in code.Problems)
        {
            if (ProblemText.SeverityOf(problem) == ProblemSeverity.Info) reporter.Say(ProblemText.Of(problem));
            else reporter.Complain(ProblemText.Of(problem));
        }

        int Count(WrittenState state) => states.Count(written => written == state);
        reporter.Say($"{schemas.Inputs.Count} schemas read, {states.Count} files in {folder.DisplayPath()}: {Count(WrittenState.New)} "
            + $"new, {Count(WrittenState.Changed)} changed, {Count(WrittenState.Unchanged)} unchanged.");
        foreach (var file in EarlierFiles.Find(folder, code.Files))
            reporter.Say($"{file}: of an earlier run, nothing of these schemas; remove the file if it is not needed.");
        if (states.Count == 0)
            reporter.Say("There was nothing to write: Xnat.Typed has a class for every type of these schemas, or they declare none.");
    }
}
