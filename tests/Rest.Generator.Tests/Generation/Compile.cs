using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

/// <summary>Compilations as strict as our own projects: nullable, warnings are errors.</summary>
internal static class Compile
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Xnat.Typed.Rest.BuiltIn;
        """;

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(RestClient).Assembly.Location),
    ];

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview);

    /// <summary>A compilation of the sources and our usual global usings.</summary>
    public static CSharpCompilation Of(params string[] sources) => Of(Options, sources);

    public static CSharpCompilation Of(CSharpParseOptions options, params string[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Prepend(GlobalUsings).Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"File{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));

    /// <summary>A driver that remembers its steps.</summary>
    public static GeneratorDriver Driver(CSharpParseOptions? options = null, params ISourceGenerator[] others) => CSharpGeneratorDriver.Create(
        [new RestGenerator().AsSourceGenerator(), .. others],
        parseOptions: options ?? Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator twice, the second time on a copy, and fails unless the second run found everything in its cache and nothing was reported.</summary>
    public static GeneratorRunResult Run(CSharpCompilation compilation, params ISourceGenerator[] others)
    {
        var first = Driver(others: others).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        var second = first.RunGenerators(compilation.Clone());

        Assert.Empty(reported);
        Assert.Empty(output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        CachedRun.Assert(second.GetRunResult().Results[0]);
        return second.GetRunResult().Results[0];
    }

    /// <summary>The compiled and loaded assembly, generated code included.</summary>
    public static Assembly Load(params string[] sources)
    {
        var compilation = Of(sources);
        var generated = Run(compilation).GeneratedSources.Select(static source => source.SyntaxTree);
        using var image = new MemoryStream();
        var result = compilation.AddSyntaxTrees(generated).Emit(image);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return Assembly.Load(image.ToArray());
    }
}
