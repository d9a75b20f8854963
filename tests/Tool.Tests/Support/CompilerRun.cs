using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>
/// The generator as the compiler runs it, from its own assembly, which has the types of the command under the same names.
/// </summary>
internal static class CompilerRun
{
    /// <summary>The generated files by name.</summary>
    /// <param name="schemas">Paths of the schemas.</param>
    /// <param name="name">Namespace and assembly.</param>
    /// <param name="isCore">Whether all types are emitted.</param>
    public static Dictionary<string, string> Files(IEnumerable<string> schemas, string name, bool isCore)
    {
        var type = Assembly.LoadFrom(GeneratorPath()).GetType("Xnat.Typed.Generator.XnatSchemaGenerator", throwOnError: true)!;
        var generator = ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        var options = new Options(new(StringComparer.Ordinal)
        {
            ["build_property.AssemblyName"] = name,
            ["build_property.RootNamespace"] = name,
            ["build_property.XnatTypedRole"] = isCore ? "Core" : "",
        });
        var compilation = CSharpCompilation.Create(name, references: GeneratedProject.References);
        var result = CSharpGeneratorDriver.Create([generator], schemas.Select(path => new Schema(path)), parsing, options)
            .RunGenerators(compilation)
            .GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        return result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

    /// <summary>Built with the runtime, whose core types it emits, in the same configuration as these tests.</summary>
    private static string GeneratorPath()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(SharedFiles.RepositoryRoot(), "generator", "Xnat.Typed.Generator");
        return Path.Combine(project, "bin", configuration, "netstandard2.0", "Xnat.Typed.Generator.dll");
    }

    private sealed class Schema(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(File.ReadAllText(path), Encoding.UTF8);
    }

    private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.XnatSchema"] = "true" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
