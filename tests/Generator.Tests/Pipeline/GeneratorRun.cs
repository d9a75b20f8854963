using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>
/// One project with schemas in which the generator runs. Every run happens twice: the second must
/// find each step cached, and no cached value may hold on to the compiler.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Newest = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] Framework =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(IsNeeded)
                .Select(path => MetadataReference.CreateFromFile(path))
        ];

    private readonly GeneratorDriver driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        Input = input;
        this.driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        Output = output;
        Diagnostics = diagnostics;
        AssertSecondRunIsCached();
    }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Of(params TestFile[] schemas) => Of(true, schemas);

    public static GeneratorRun Of(bool isCore, params TestFile[] schemas) => Create(isCore, Framework, schemas);

    /// <summary>A project that does not reference the runtime.</summary>
    public static GeneratorRun WithoutCore(params TestFile[] schemas) =>
        Create(false, Framework.Where(reference => !reference.Display!.EndsWith("Xnat.Typed.dll", StringComparison.Ordinal)), schemas);

    /// <summary>A project without schemas that references another one.</summary>
    public static GeneratorRun WithReference(params MetadataReference[] references) => Create(false, Framework.Concat(references), []);

    /// <summary>A project on the runtime that asks for some types only, separated by commas.</summary>
    public static GeneratorRun OfTypes(string types, params TestFile[] schemas) => Create(false, Framework, schemas, types);

    /// <summary>A project on the runtime with other references or another C#.</summary>
    public static GeneratorRun Of(LanguageVersion version, IEnumerable<MetadataReference> others, params TestFile[] schemas) =>
        Create(false, Framework.Concat(others), schemas, "", Newest.WithLanguageVersion(version));

    /// <summary>A project on the runtime with that root namespace.</summary>
    public static GeneratorRun InNamespace(string rootNamespace, params TestFile[] schemas) =>
        Create(false, Framework, schemas, rootNamespace: rootNamespace);

    private static GeneratorRun Create(
        bool isCore,
        IEnumerable<MetadataReference> references,
        TestFile[] schemas,
        string types = "",
        CSharpParseOptions? parsing = null,
        string rootNamespace = "Lab.Models")
    {
        parsing ??= Newest;
        var compilation = CSharpCompilation.Create(
            "Lab", [Parse("namespace Lab; internal class Unrelated;", parsing)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var options = new TestOptions(isCore, types, rootNamespace);
        var created = CSharpGeneratorDriver.Create(
            [new XnatSchemaGenerator().AsSourceGenerator()], schemas, parsing, options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(created, compilation);
    }

    /// <summary>The same project with other C#.</summary>
    public GeneratorRun WithSource(string source) =>
        new(driver, Input.ReplaceSyntaxTree(Input.SyntaxTrees[0], Parse(source, (CSharpParseOptions)Input.SyntaxTrees[0].Options)));

    /// <summary>The same project with one schema changed.</summary>
    public GeneratorRun WithSchema(TestFile before, TestFile after) => new(driver.ReplaceAdditionalText(before, after), Input);

    /// <summary>How often each reason stands in the outputs of a step of this run, in comparison with the run before.</summary>
    public IReadOnlyDictionary<IncrementalStepRunReason, int> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var steps)
            ? steps.SelectMany(run => run.Outputs).GroupBy(output => output.Reason).ToDictionary(group => group.Key, group => group.Count())
            : new Dictionary<IncrementalStepRunReason, int>();

    /// <summary>Which files differ from those of the run before.</summary>
    public IEnumerable<string> ModifiedFiles() =>
        Result.TrackedSteps[Steps.Files].SelectMany(run => run.Outputs)
            .Where(output => output.Reason == IncrementalStepRunReason.Modified)
            .Select(output => ((GeneratedFile)output.Value).HintName);

    /// <summary>Reasons of the emitted files.</summary>
    public IReadOnlyDictionary<IncrementalStepRunReason, int> EmitReasons() =>
        Result.TrackedOutputSteps
            .SelectMany(pair => pair.Value)
            .SelectMany(run => run.Outputs)
            .GroupBy(output => output.Reason)
            .ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Everything the compiler says about the project with the generated code, informational messages aside.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics() =>
        Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    private void AssertSecondRunIsCached()
    {
        var second = driver.RunGenerators(Input.Clone()).GetRunResult().Results.Single();
        foreach (var (name, runs) in second.TrackedSteps)
            foreach (var run in runs)
                foreach (var (value, reason) in run.Outputs)
                {
                    Assert.True(
                        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged || !IsOurs(name),
                        $"Step {name} was run again: {reason}");
                    if (IsOurs(name)) ObjectGraph.AssertHoldsNothingOfTheCompiler(value, name);
                }
    }

    private static bool IsOurs(string step) => typeof(Steps).GetFields().Any(field => field.Name == step);

    private static SyntaxTree Parse(string source, CSharpParseOptions parsing) =>
        CSharpSyntaxTree.ParseText(source, parsing, "Unrelated.cs");

    private static bool IsNeeded(string path) => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Xnat.Typed.dll" or "mscorlib.dll");
}
