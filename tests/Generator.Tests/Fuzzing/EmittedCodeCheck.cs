using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>
/// Checks that a file holds nothing that the emitters would not write for some harmless schema: only their kinds of node, their words,
/// their attributes, their comments. What comes from a schema may be in identifiers of our own making, in string literals and in
/// documentation, and nowhere else.
/// </summary>
internal sealed class EmittedCodeCheck : CSharpSyntaxWalker
{
    private readonly List<string> faults = [];

    private EmittedCodeCheck()
        : base(SyntaxWalkerDepth.StructuredTrivia)
    {
    }

    /// <summary>What is wrong with the file; empty if nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(SyntaxTree tree)
    {
        var check = new EmittedCodeCheck();
        check.CheckHintName(tree.FilePath);
        foreach (var diagnostic in tree.GetDiagnostics()) check.faults.Add(diagnostic.ToString());
        check.CheckText(tree.GetText().ToString());
        var root = (CompilationUnitSyntax)tree.GetRoot();
        if (root.Members.Count != 1) check.faults.Add($"{root.Members.Count} members in the file");
        check.Visit(root);
        return check.faults;
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is not null && !EmittedVocabulary.Nodes.Contains(node.Kind()))
            faults.Add($"node {node.Kind()}: {Excerpt(node.ToString())}");
        base.Visit(node);
    }

    public override void VisitToken(SyntaxToken token)
    {
        if (token.IsMissing) faults.Add($"missing token {token.Kind()}");
        else if (token.IsKind(SyntaxKind.IdentifierToken)) CheckIdentifier(token);
        else if (token.IsKind(SyntaxKind.StringLiteralToken)) CheckLiteral(token);
        else if (!EmittedVocabulary.Tokens.Contains(token.Kind())) faults.Add($"token {token.Kind()}: {Excerpt(token.Text)}");
        base.VisitToken(token);
    }

    public override void VisitTrivia(SyntaxTrivia trivia)
    {
        if (!EmittedVocabulary.Trivia.Contains(trivia.Kind())) faults.Add($"trivia {trivia.Kind()}: {Excerpt(trivia.ToFullString())}");
        if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
            && trivia.Token.FullSpan.Start != 0
            && !EmittedVocabulary.Reasons.Contains(trivia.ToString()))
            faults.Add($"comment below the header: {Excerpt(trivia.ToFullString())}");
        if (trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && !EmittedVocabulary.Pragmas.Contains(trivia.ToString().TrimEnd('\n')))
            faults.Add($"directive {Excerpt(trivia.ToFullString())}");
        if (trivia.IsKind(SyntaxKind.NullableDirectiveTrivia) && trivia.ToFullString() != "#nullable enable\n")
            faults.Add($"directive {Excerpt(trivia.ToFullString())}");
        base.VisitTrivia(trivia);
    }

    public override void VisitAttribute(AttributeSyntax node)
    {
        var name = node.Name.ToString();
        if (!EmittedVocabulary.Attributes.Contains(name[(name.LastIndexOf('.') + 1)..])) faults.Add($"attribute {Excerpt(name)}");
        base.VisitAttribute(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var name = node.Expression.ToString();
        var isOurs = name is "Get" or "Set" or "item.Get" or "item.Set" or "base.AddRules"
            or "rules.Require" or "rules.MinLength" or "rules.MaxLength" or "rules.AtLeast" or "rules.AtMost" or "rules.Above"
            or "rules.Below" or "rules.OneOf" or "rules.Pattern"
            || (name.StartsWith("New", StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal))
            || name.EndsWith("XnatTypeRegistries.Add", StringComparison.Ordinal);
        if (!isOurs) faults.Add($"call of {Excerpt(name)}");
        base.VisitInvocationExpression(node);
    }

    private void CheckIdentifier(SyntaxToken token)
    {
        var text = token.Text;
        if (EmittedVocabulary.Words.Contains(text) || IsMade(text)) return;
        if (text.StartsWith("New", StringComparison.Ordinal) && text.Split('_').All(IsMade)) return;
        faults.Add($"identifier {Excerpt(text)}");
    }

    /// <summary>
    /// Letters and digits, beginning with a letter that is not small if it could be large; so it is no keyword, contextual ones included.
    /// </summary>
    private static bool IsMade(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && char.ToUpperInvariant(text[0]) == text[0]
        && text.All(character => char.IsLetter(character) || char.GetUnicodeCategory(character) == UnicodeCategory.DecimalDigitNumber);

    private void CheckLiteral(SyntaxToken token)
    {
        if (token.Text.Length < 2 || token.Text[0] != '"' || token.Text.Any(character => character is < ' ' or > '~'))
            faults.Add($"literal {Excerpt(token.Text)}");
    }

    /// <summary>
    /// A name that the compiler refuses ends the whole run, and one that climbs out of its folder would be written there.
    /// </summary>
    private void CheckHintName(string name)
    {
        var parts = name.Split('/');
        if (parts.Length > 2 || !name.EndsWith(".g.cs", StringComparison.Ordinal) || !parts.All(IsFileName) || name.Length > 300)
            faults.Add($"hint name {Excerpt(name)}");
    }

    private static bool IsFileName(string part) =>
        part.Length > 0
        && part[0] != '.'
        && part.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.')
        && !part.Contains("..", StringComparison.Ordinal);

    private void CheckText(string text)
    {
        if (text.EnumerateRunes().Count(rune => rune == Rune.ReplacementChar)
            > text.Count(character => character == Rune.ReplacementChar.Value))
            faults.Add("half a surrogate pair");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n'
                || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)) continue;
            faults.Add($"character U+{rune.Value:X4}");
            return;
        }
    }

    private static string Excerpt(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
