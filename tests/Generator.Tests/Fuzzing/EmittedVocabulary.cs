using System.Collections.Frozen;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>All that the emitters write of themselves, whatever the schema.</summary>
internal static class EmittedVocabulary
{
    public static readonly FrozenSet<SyntaxKind> Nodes = new[]
    {
        SyntaxKind.CompilationUnit, SyntaxKind.UsingDirective, SyntaxKind.FileScopedNamespaceDeclaration, SyntaxKind.ClassDeclaration,
        SyntaxKind.ExtensionDeclaration, SyntaxKind.RecordStructDeclaration, SyntaxKind.BaseList, SyntaxKind.SimpleBaseType,
        SyntaxKind.ConstructorDeclaration, SyntaxKind.BaseConstructorInitializer, SyntaxKind.PropertyDeclaration,
        SyntaxKind.MethodDeclaration, SyntaxKind.ParameterList, SyntaxKind.Parameter, SyntaxKind.Block,
        SyntaxKind.AccessorList, SyntaxKind.GetAccessorDeclaration, SyntaxKind.SetAccessorDeclaration, SyntaxKind.ArrowExpressionClause,
        SyntaxKind.ExplicitInterfaceSpecifier, SyntaxKind.EqualsValueClause,
        SyntaxKind.AttributeList, SyntaxKind.AttributeTargetSpecifier, SyntaxKind.Attribute, SyntaxKind.AttributeArgumentList,
        SyntaxKind.AttributeArgument, SyntaxKind.NameEquals,
        SyntaxKind.IdentifierName, SyntaxKind.QualifiedName, SyntaxKind.AliasQualifiedName, SyntaxKind.GenericName,
        SyntaxKind.TypeArgumentList, SyntaxKind.PredefinedType, SyntaxKind.NullableType,
        SyntaxKind.InvocationExpression, SyntaxKind.ArgumentList, SyntaxKind.Argument, SyntaxKind.SimpleMemberAccessExpression,
        SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ThisExpression, SyntaxKind.BaseExpression, SyntaxKind.ExpressionStatement,
        SyntaxKind.StringLiteralExpression, SyntaxKind.NullLiteralExpression, SyntaxKind.CoalesceExpression,
        SyntaxKind.SimpleLambdaExpression,
        SyntaxKind.SwitchExpression, SyntaxKind.SwitchExpressionArm, SyntaxKind.ConstantPattern, SyntaxKind.DiscardPattern,
        SyntaxKind.SingleLineDocumentationCommentTrivia, SyntaxKind.NullableDirectiveTrivia, SyntaxKind.PragmaWarningDirectiveTrivia,
        SyntaxKind.NumericLiteralExpression, SyntaxKind.XmlText, SyntaxKind.XmlElement, SyntaxKind.XmlElementStartTag,
        SyntaxKind.XmlElementEndTag, SyntaxKind.XmlEmptyElement,
        SyntaxKind.XmlName, SyntaxKind.XmlNameAttribute, SyntaxKind.XmlCrefAttribute, SyntaxKind.QualifiedCref, SyntaxKind.NameMemberCref,
    }.ToFrozenSet();

    public static readonly FrozenSet<SyntaxKind> Tokens = new[]
    {
        SyntaxKind.OpenBraceToken, SyntaxKind.CloseBraceToken, SyntaxKind.OpenParenToken, SyntaxKind.CloseParenToken,
        SyntaxKind.OpenBracketToken, SyntaxKind.CloseBracketToken, SyntaxKind.LessThanToken, SyntaxKind.GreaterThanToken,
        SyntaxKind.SemicolonToken, SyntaxKind.CommaToken, SyntaxKind.DotToken, SyntaxKind.ColonToken, SyntaxKind.ColonColonToken,
        SyntaxKind.QuestionToken, SyntaxKind.QuestionQuestionToken, SyntaxKind.EqualsToken, SyntaxKind.EqualsGreaterThanToken,
        SyntaxKind.UnderscoreToken, SyntaxKind.HashToken, SyntaxKind.EndOfDirectiveToken, SyntaxKind.EndOfFileToken,
        SyntaxKind.EndOfDocumentationCommentToken,
        SyntaxKind.PragmaKeyword, SyntaxKind.WarningKeyword, SyntaxKind.DisableKeyword, SyntaxKind.RestoreKeyword,
        SyntaxKind.NumericLiteralToken, SyntaxKind.UsingKeyword, SyntaxKind.NamespaceKeyword, SyntaxKind.PublicKeyword,
        SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword,
        SyntaxKind.AbstractKeyword,
        SyntaxKind.SealedKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.NewKeyword, SyntaxKind.PartialKeyword,
        SyntaxKind.ReadOnlyKeyword, SyntaxKind.ClassKeyword, SyntaxKind.RecordKeyword, SyntaxKind.StructKeyword,
        SyntaxKind.GetKeyword, SyntaxKind.SetKeyword, SyntaxKind.BaseKeyword, SyntaxKind.ThisKeyword, SyntaxKind.NullKeyword,
        SyntaxKind.SwitchKeyword, SyntaxKind.GlobalKeyword, SyntaxKind.AssemblyKeyword, SyntaxKind.NullableKeyword,
        SyntaxKind.EnableKeyword,
        SyntaxKind.ExtensionKeyword, SyntaxKind.StringKeyword, SyntaxKind.BoolKeyword, SyntaxKind.IntKeyword, SyntaxKind.LongKeyword,
        SyntaxKind.ULongKeyword,
        SyntaxKind.DoubleKeyword, SyntaxKind.DecimalKeyword, SyntaxKind.VoidKeyword,
        SyntaxKind.XmlTextLiteralToken, SyntaxKind.XmlTextLiteralNewLineToken, SyntaxKind.XmlEntityLiteralToken,
        SyntaxKind.LessThanSlashToken, SyntaxKind.SlashGreaterThanToken, SyntaxKind.DoubleQuoteToken,
    }.ToFrozenSet();

    public static readonly FrozenSet<SyntaxKind> Trivia = new[]
    {
        SyntaxKind.WhitespaceTrivia, SyntaxKind.EndOfLineTrivia, SyntaxKind.SingleLineCommentTrivia,
        SyntaxKind.SingleLineDocumentationCommentTrivia, SyntaxKind.DocumentationCommentExteriorTrivia, SyntaxKind.NullableDirectiveTrivia,
        SyntaxKind.PragmaWarningDirectiveTrivia,
    }.ToFrozenSet();

    public static readonly FrozenSet<string> Attributes = new[]
    {
        "GeneratedCode",
        "XnatProvidedType",
        "XnatProvidedRegistry",
        "ModuleInitializer",
        "EditorBrowsable"
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Comments that stand behind a directive.</summary>
    public static readonly FrozenSet<string> Reasons =
        new[] { "// Each field is described at the property of its name." }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Pragmas =
        new[]
        {
            "#pragma warning disable CS1591 " + Reasons.Single(),
            "#pragma warning restore CS1591"
        }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Identifiers that begin with a small letter; all others have the shape of those made from schemas.</summary>
    public static readonly FrozenSet<string> Words =
        new[]
        {
            "value", "item", "text", "dataType", "global", "summary", "remarks", "inheritdoc", "see", "c", "param", "name", "cref", "rules"
        }.ToFrozenSet(StringComparer.Ordinal);
}
