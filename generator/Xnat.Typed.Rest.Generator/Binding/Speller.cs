using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Spells types the way the interface's own file would, so that generated code reads like it and binds like it.</summary>
internal sealed class Speller(SemanticModel model, int position)
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier |
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers |
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<string, string> _spellings = [];

    public string Of(ITypeSymbol type)
    {
        var text = type.ToMinimalDisplayString(model, position, Format);
        if (!_spellings.TryGetValue(text, out var spelling)) _spellings.Add(text, spelling = Binds(text, type) ? text : type.ToDisplayString(Full));
        return spelling;
    }

    /// <summary>The type as it was written where a part of it is not known: other generators' types have no namespace that could be printed.</summary>
    public string Of(ITypeSymbol type, TypeSyntax? written) => written is not null && HasUnknown(type) ? written.WithoutTrivia().ToString() : Of(type);

    public Words Words() => new(
        Ours("RestRequest"),
        Ours("RestConnection"),
        Ours("RestText"),
        Ours("RestImplementations"),
        Ours("CollectionFormat"),
        Known("System.Net.Http.HttpMethod"),
        Known("System.UriFormat"),
        "global::System.CodeDom.Compiler.GeneratedCode",
        "global::System.Runtime.CompilerServices.ModuleInitializer");

    public static bool HasUnknown(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => HasUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasUnknown),
        _ => false,
    };

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The shortest name does not reckon with a type that is called like the first part of a namespace.</summary>
    private bool Binds(string text, ITypeSymbol type) =>
        HasUnknown(type) ||
        SymbolEqualityComparer.Default.Equals(model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(text), SpeculativeBindingOption.BindAsTypeOrNamespace).Type, type);

    private string Ours(string name) => Known($"{AttributeNames.Namespace}.{name}");

    private string Known(string metadataName) =>
        model.Compilation.GetTypeByMetadataName(metadataName) is { } type ? Of(type) : "global::" + metadataName;
}
