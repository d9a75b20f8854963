using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Generator.Analysis;

namespace Xnat.Typed.CodeFixes;

/// <summary>Writes the name or the value that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuggestionFix))]
[Shared]
public sealed class SuggestionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["XNT0404", "XNT0405", "XNT0406"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixTexts.Suggestion, out var meant) || meant is null) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change to '{meant}'",
                    token => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, Written(diagnostic, meant), token),
                    equivalenceKey: meant),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>A value stands in C# as a literal, a name as it is.</summary>
    private static string Written(Diagnostic diagnostic, string meant) =>
        diagnostic.Id == "XNT0405" ? SymbolDisplay.FormatLiteral(meant, quote: true) : meant;

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string written, CancellationToken token)
    {
        var text = await document.GetTextAsync(token).ConfigureAwait(false);
        return document.WithText(text.Replace(span, written));
    }
}
