using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Generator;

namespace Xnat.Typed.Benchmarks.Generator;

/// <summary>A project in an editor: the generator has run, then something is typed.</summary>
internal sealed class EditedProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] References =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path))
        ];

    private readonly SchemaText[] schemas;
    private CSharpCompilation compilation;
    private GeneratorDriver driver;
    private int edits;

    public EditedProject(IEnumerable<string> paths)
    {
        schemas = [.. paths.Select(path => new SchemaText(path, File.ReadAllText(path)))];
        compilation = CSharpCompilation.Create(
            "Lab", [Source(0)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        driver = NewDriver();
        Run();
    }

    /// <summary>Outputs of the last run that were made anew.</summary>
    public int Emitted =>
        driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    public int Files => driver.GetRunResult().Results.Single().GeneratedSources.Length;

    public double TypeUnrelatedCode()
    {
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Source(++edits));
        return Run();
    }

    /// <summary>Changes the largest schema.</summary>
    public double ChangeSchema(Func<string, int, string> change)
    {
        var index = Array.IndexOf(schemas, schemas.MaxBy(schema => schema.Text.Length));
        var changed = new SchemaText(schemas[index].Path, change(schemas[index].Text, ++edits));
        driver = driver.ReplaceAdditionalText(schemas[index], changed);
        schemas[index] = changed;
        return Run();
    }

    /// <summary>What a first run costs once the generator itself is compiled to machine code.</summary>
    public double MakeAnew()
    {
        var fresh = NewDriver();
        return Measure.Once(() => fresh.RunGenerators(compilation));
    }

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new XnatSchemaGenerator().AsSourceGenerator()], schemas, ParseOptions, new Options(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private double Run() => Measure.Once(() => driver = driver.RunGenerators(compilation));

    private static SyntaxTree Source(int number) =>
        CSharpSyntaxTree.ParseText(
            $"namespace Lab; internal static class Unrelated {{ public static int Number => {number}; }}", ParseOptions);

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public string Text { get; } = text;

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Text, Encoding.UTF8);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new(StringComparer.Ordinal)
        {
            ["build_property.AssemblyName"] = "Lab",
            ["build_property.RootNamespace"] = "Lab.Models",
            ["build_property.XnatTypedRole"] = "Core"
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.XnatSchema"] = "true" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(
            string key,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
