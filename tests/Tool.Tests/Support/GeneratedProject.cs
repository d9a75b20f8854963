using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>Compiles emitted files as they stand in a project that references Xnat.Typed.</summary>
internal static class GeneratedProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    public static MetadataReference[] References { get; } =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(IsNeeded)
                .Select(path => MetadataReference.CreateFromFile(path))
        ];

    /// <summary>All that the compiler says, informational messages aside.</summary>
    public static IEnumerable<string> Diagnose(string folder, [CallerMemberName] string name = "")
    {
        var trees = Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file))
            .ToList();
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        Assert.NotEmpty(trees);
        return CSharpCompilation
            .Create(name, trees, References, options)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
            .Select(diagnostic => diagnostic.ToString());
    }

    private static bool IsNeeded(string path) => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Xnat.Typed.dll" or "mscorlib.dll");
}
