using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Generator.Analysis;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>C# in a project with schemas, as the analyzer sees it. Lines of the result count from 1.</summary>
internal static class AnalyzerRun
{
    public static Task<string[]> OfAsync(string source, params TestFile[] files) =>
        OfAsync(new MissingMemberAnalyzer(), source, files);

    public static async Task<string[]> OfAsync(DiagnosticAnalyzer analyzer, string source, params TestFile[] files)
    {
        var run = GeneratorRun.Of(isCore: false, files);
        var tree = CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)run.Input.SyntaxTrees[0].Options, "Use.cs");
        var compilation = run.Output.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options = new AnalyzerOptions([.. files], new TestOptions(isCore: false));
        var found = await compilation
            .WithAnalyzers(
                [analyzer],
                new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan).Select(diagnostic => Describe(diagnostic, tree))];
    }

    private static string Describe(Diagnostic diagnostic, SyntaxTree tree)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        var text = tree.GetText().ToString(diagnostic.Location.SourceSpan);
        return $"{diagnostic.Severity} {diagnostic.Id} {start.Line + 1}:{start.Character + 1} '{text}' {diagnostic.GetMessage()}";
    }
}
