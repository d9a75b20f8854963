using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Xnat.Typed.Generator.Analysis;

namespace Xnat.Typed.CodeFixes;

/// <summary>Adds the column of a field to the listing, or loads each row before it is read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsentFieldFix))]
[Shared]
public sealed class UnsentFieldFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["XNT0501"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.AdditionalLocations.Count == 2))
        {
            if (Node<ExpressionSyntax>(root, diagnostic, 0) is { } listing
                && diagnostic.Properties.TryGetValue(FixTexts.Column, out var column)
                && column is not null)
                Register(context, diagnostic, $"List with the column {column}", root, listing, WithColumn(listing, column));
            if (Node<ForEachStatementSyntax>(root, diagnostic, 1) is { } loop
                && diagnostic.Properties.TryGetValue(FixTexts.Row, out var row)
                && row is not null)
                Register(
                    context,
                    diagnostic,
                    $"Call {row}.LoadAsync() first: a request for each row",
                    root,
                    loop.Statement,
                    Loading(loop.Statement, row).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    private static T? Node<T>(SyntaxNode root, Diagnostic diagnostic, int index)
        where T : SyntaxNode =>
        root.FindNode(diagnostic.AdditionalLocations[index].SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    private static void Register(
        CodeFixContext context, Diagnostic diagnostic, string title, SyntaxNode root, SyntaxNode old, SyntaxNode replacement) =>
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, replacement))),
                equivalenceKey: title),
            diagnostic);

    /// <summary>One more column of a listing that names some at its end, else a call of its own.</summary>
    private static ExpressionSyntax WithColumn(ExpressionSyntax listing, string column)
    {
        var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(column));
        if (listing is InvocationExpressionSyntax call
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithColumns" }
            && !call.ArgumentList.Arguments.Any(known => known.Expression is CollectionExpressionSyntax or ArrayCreationExpressionSyntax))
            return call.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList<ArgumentSyntax>(
                call.ArgumentList.Arguments.GetWithSeparators().Concat(
                    [
                        SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space),
                        argument,
                    ]))));
        var access = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, listing.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("WithColumns"));
        return SyntaxFactory
            .InvocationExpression(access, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)))
            .WithTrailingTrivia(listing.GetTrailingTrivia());
    }

    private static BlockSyntax Loading(StatementSyntax body, string row)
    {
        var load = SyntaxFactory.ParseStatement($"await {row}.LoadAsync();")
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, load))
            : SyntaxFactory.Block(load, body.WithoutLeadingTrivia());
    }
}
