using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>Compiles a program against classes in a library of their own, as a project does that refers to it.</summary>
internal static class CodeCheck
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>What the compiler refuses of the program, with the line; nothing if it compiles.</summary>
    public static IReadOnlyList<string> ErrorsOf(string program, GeneratedCode code)
    {
        var library = CSharpCompilation.Create("Library", Files(code), GeneratedProject.References, Options);
        var tree = CSharpSyntaxTree.ParseText(program, ParseOptions);
        MetadataReference[] references = [.. GeneratedProject.References, library.ToMetadataReference()];
        var compilation = CSharpCompilation.Create("Program", [tree], references, Options);
        var lines = tree.GetText().Lines;
        return
        [
            .. compilation.GetSemanticModel(tree).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(error => $"{error.Id} {lines[error.Location.GetLineSpan().StartLinePosition.Line]}"),
        ];
    }

    private static IEnumerable<SyntaxTree> Files(GeneratedCode code) =>
        code.Files().Select(file => CSharpSyntaxTree.ParseText(FileEmitter.Emit(file), ParseOptions));
}
