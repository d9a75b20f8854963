using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests.Fixes;

/// <summary>What editors offer for a problem of C#, and what the source is afterwards.</summary>
internal static class FixRun
{
    /// <summary>Title of each fix of the first problem with the source that it makes, which must have no error.</summary>
    public static async Task<IReadOnlyList<(string Title, string Source)>> OfAsync(
        DiagnosticAnalyzer analyzer, CodeFixProvider provider, string source, params TestFile[] files)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, GeneratorRun.Of(isCore: false, files));
        var compilation = (await document.Project.GetCompilationAsync())!;
        var found = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        var problem = found
            .Where(problem => provider.FixableDiagnosticIds.Contains(problem.Id))
            .MinBy(static problem => problem.Location.SourceSpan.Start)!;
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, problem, (action, _) => actions.Add(action), CancellationToken.None);
        await provider.RegisterCodeFixesAsync(context);
        return [.. await Task.WhenAll(actions.Select(async action => (action.Title, await AppliedAsync(action, document.Id))))];
    }

    private static async Task<string> AppliedAsync(CodeAction action, DocumentId changed)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var document = solution.GetDocument(changed)!;
        var compilation = await document.Project.GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error));
        return (await document.GetTextAsync()).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The project with what the generator made of its files, as documents.</summary>
    private static Document Open(AdhocWorkspace workspace, string source, GeneratorRun run)
    {
        var id = ProjectId.CreateNewId();
        var parsing = (CSharpParseOptions)run.Input.SyntaxTrees[0].Options;
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Lab", "Lab", LanguageNames.CSharp, compilationOptions: run.Input.Options, parseOptions: parsing,
            metadataReferences: run.Input.References));
        foreach (var (name, text) in run.Files)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(text));
        var document = DocumentId.CreateNewId(id);
        return solution.AddDocument(document, "Use.cs", SourceText.From(source)).GetDocument(document)!;
    }
}
