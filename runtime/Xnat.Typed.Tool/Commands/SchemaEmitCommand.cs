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
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; say whether the folder holds just what would be written, and answer 4 if it does not.",
        };
        var quiet = CommandRun.Quiet();
        var command = new ExampleCommand(
            "emit",
            "Write the C# that comes of schemas; it compiles in a project that references Xnat.Typed.",
            "xnat-typed schema emit schemas --output Generated --namespace MyLab.Models",
            "xnat-typed schema emit schemas --output Generated --namespace MyLab.Models --check")
        {
            paths, output, name, all, check, quiet,
        };
        CommandRun.Set(command, quiet, (parsed, reporter, cancellationToken) =>
        {
            var isAll = parsed.GetValue(all);
            var options = new GeneratorOptions(parsed.GetValue(name)!, parsed.GetValue(name)!, isAll);
            var folder = new OutputFolder(parsed.GetValue(output)!);
            return RunAsync(parsed.GetValue(paths)!, options, folder, parsed.GetValue(check), reporter, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths,
        GeneratorOptions options,
        OutputFolder folder,
        bool isCheck,
        Reporter reporter,
        CancellationToken cancellationToken)
    {
        var runtime = ProvidedTypes.OfRuntime();
        TargetNamespace.Check(options.Namespace, runtime);
        var schemas = SchemaFiles.Read(paths);
        var code = CodeEmitter.Emit(
            schemas.Inputs, options.IsCore ? EquatableArray<ProvidedType>.Empty : runtime, options, cancellationToken);
        var isFailed = Complain(reporter, schemas, code);
        var states = new List<WrittenState>();
        foreach (var file in code.Files)
        {
            var content = new UTF8Encoding(false).GetBytes(file.Text);
            states.Add(isCheck
                ? await folder.CompareAsync(file.Path, content, cancellationToken).ConfigureAwait(false)
                : await folder.WriteAsync(file.Path, content, cancellationToken).ConfigureAwait(false));
        }

        // What was only half read is not compared: the rest might be anything.
        if (isFailed && isCheck) return ExitCodes.Failed;
        if (isCheck) return ReportCheck(reporter, folder, code, states);
        Report(reporter, folder, schemas, code, states);
        return isFailed ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static bool Complain(Reporter reporter, SchemaFiles schemas, EmittedCode code)
    {
        foreach (var failure in schemas.Failures) reporter.Complain(failure);
        foreach (var problem in code.Problems)
        {
            if (ProblemText.SeverityOf(problem) == ProblemSeverity.Info) reporter.Say(ProblemText.Of(problem));
            else reporter.Complain(ProblemText.Of(problem));
        }

        return schemas.Failures.Count > 0 || code.Problems.Any(problem => ProblemText.SeverityOf(problem) == ProblemSeverity.Error);
    }

    private static int ReportCheck(Reporter reporter, OutputFolder folder, EmittedCode code, List<WrittenState> states)
    {
        var left = EarlierFiles.Find(folder, code.Files);
        var differing = code.Files.Zip(states).Where(static file => file.Second != WrittenState.Unchanged).ToList();
        foreach (var (file, state) in differing)
            reporter.Complain($"{file.Path}: {(state == WrittenState.New ? "is missing" : "is not what comes of the schemas")}.");
        foreach (var file in left) reporter.Complain($"{file}: nothing of these schemas; remove the file.");
        if (differing.Count + left.Count > 0)
        {
            reporter.Complain("Not up to date; the same call without --check writes the files.");
            return ExitCodes.Differs;
        }

        reporter.Say($"Up to date: {CountText.Of(states.Count, "file")} in {folder.DisplayPath()}.");
        return ExitCodes.Done;
    }

    private static void Report(Reporter reporter, OutputFolder folder, SchemaFiles schemas, EmittedCode code, List<WrittenState> states)
    {
        int Count(WrittenState state) => states.Count(written => written == state);
        reporter.Say($"{CountText.Of(schemas.Inputs.Count, "schema")} read, {CountText.Of(states.Count, "file")} in "
            + $"{folder.DisplayPath()}: {Count(WrittenState.New)} new, {Count(WrittenState.Changed)} changed, "
            + $"{Count(WrittenState.Unchanged)} unchanged.");
        foreach (var file in EarlierFiles.Find(folder, code.Files))
            reporter.Say($"{file}: of an earlier run, nothing of these schemas; remove the file if it is not needed.");
        if (states.Count == 0)
            reporter.Say("There was nothing to write: Xnat.Typed has a class for every type of these schemas, or they declare none.");
    }
}
