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
    public static Dictionary<string, string> Files(IEnumerable<string> schemas, string name, bool isCore) =>
        Run(schemas, name, isCore, new UTF8Encoding(false)).Files;

    /// <summary>The generated files by name, and what the generator says.</summary>
    /// <param name="schemas">Paths of the schemas.</param>
    /// <param name="name">Namespace and assembly.</param>
    /// <param name="isCore">Whether all types are emitted.</param>
    /// <param name="codePage">That of the machine, in which a compiler reads what is no UTF-8.</param>
    public static (Dictionary<string, string> Files, IReadOnlyList<Diagnostic> Diagnostics) Run(
        IEnumerable<string> schemas, string name, bool isCore, Encoding codePage)
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
        var result = CSharpGeneratorDriver.Create([generator], schemas.Select(path => new Schema(path, codePage)), parsing, options)
            .RunGenerators(compilation)
            .GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        var files = result.Results.Single().GeneratedSources.ToDictionary(
            source => source.HintName, source => source.SourceText.ToString());
        return (files, result.Diagnostics);
    }

    /// <summary>Built with the runtime, whose core types it emits, in the same configuration as these tests.</summary>
    private static string GeneratorPath()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(SharedFiles.RepositoryRoot(), "generator", "Xnat.Typed.Generator");
        return Path.Combine(project, "bin", configuration, "netstandard2.0", "Xnat.Typed.Generator.dll");
    }

    private sealed class Schema(string path, Encoding codePage) : AdditionalText
    {
        public override string Path => path;

        /// <summary>As the compiler reads any file: by its mark, else as UTF-8, else in the code page of the machine.</summary>
        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using var content = new MemoryStream(File.ReadAllBytes(path));
            try
            {
                return SourceText.From(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
            }
            catch (DecoderFallbackException)
            {
                content.Position = 0;
                return SourceText.From(content, codePage);
            }
        }
    }

    private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new(StringComparer.Ordinal)
            {
                ["build_metadata.AdditionalFiles." + KindOf(textFile.Path)] = "true",
            });
    }

    private static string KindOf(string path) => path.EndsWith(".json", StringComparison.Ordinal) ? "XnatFields" : "XnatSchema";

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
