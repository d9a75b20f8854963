using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Compiles the code of many mutants together against the runtime; each has a namespace of its own.</summary>
internal static class MutantCompiler
{
    private static readonly MetadataReference[] References =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(IsNeeded)
                .Select(path => MetadataReference.CreateFromFile(path))
        ];

    /// <summary>The first thing that the compiler says of each mutant, informational messages aside.</summary>
    public static IEnumerable<(Mutant Mutant, string Fault)> FaultsOf(IReadOnlyList<MutantCode> mutants)
    {
        if (mutants.Count == 0) return [];
        var owners = mutants.SelectMany(mutant => mutant.Trees.Select(tree => (Tree: ReferenceEquals(mutant, mutants[0])
            ? tree
            : WithoutProvider(tree), mutant.Mutant))).ToDictionary(pair => pair.Tree, pair => pair.Mutant);
        var compilation = CSharpCompilation.Create(
            "Mutants",
            owners.Keys,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
            .GroupBy(diagnostic => diagnostic.Location.SourceTree is { } tree ? owners[tree] : mutants[0].Mutant)
            .Select(group => (group.Key, Describe(group.First())));
    }

    /// <summary>An assembly names its registry once; here one assembly holds many.</summary>
    private static SyntaxTree WithoutProvider(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var provider = root.AttributeLists.Where(list => list.ToString().Contains("XnatProvidedRegistry(", StringComparison.Ordinal))
            .ToArray();
        return provider.Length == 0
            ? tree
            : tree.WithRootAndOptions(root.RemoveNodes(provider, SyntaxRemoveOptions.KeepNoTrivia)!, tree.Options);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]
            .ToString()
            .Trim()
            ?? "";
        return $"{diagnostic}\n    {(line.Length > 300 ? line[..300] : line)}";
    }

    private static bool IsNeeded(string path) => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Xnat.Typed.dll" or "mscorlib.dll");
}
