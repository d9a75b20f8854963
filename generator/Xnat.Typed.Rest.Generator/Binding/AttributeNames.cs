using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Finds and reads the attributes of REST interfaces.</summary>
internal static class AttributeNames
{
    public const string Namespace = "Xnat.Typed.Rest.BuiltIn";

    /// <summary>Verb attributes without namespace and suffix; each is also the member of <c>HttpMethod</c>.</summary>
    public static readonly IReadOnlyList<string> Verbs = ["Get", "Put", "Post", "Delete", "Head", "Patch", "Options"];

    public static string MetadataName(string attribute) => $"{Namespace}.{attribute}Attribute";

    public static bool Is(AttributeData data, string attribute) =>
        data.AttributeClass is { } type && type.Name == attribute + "Attribute" && IsOurs(type);

    public static AttributeData? Find(ISymbol symbol, string attribute) => symbol.GetAttributes().FirstOrDefault(data => Is(data, attribute));

    /// <summary>The verb attributes of a method with their verbs.</summary>
    public static IEnumerable<(AttributeData Data, string Verb)> VerbsOf(IMethodSymbol method)
    {
        foreach (var data in method.GetAttributes())
        {
            if (data.AttributeClass is not { } type || !IsOurs(type)) continue;
            var verb = Verbs.FirstOrDefault(name => type.Name == name + "Attribute");
            if (verb is not null) yield return (data, verb);
        }
    }

    /// <summary>The first constructor argument, if it is a text.</summary>
    public static string? Text(AttributeData? data) =>
        data is { ConstructorArguments.Length: > 0 } && data.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    public static string? Alias(ISymbol symbol) => Text(Find(symbol, "AliasAs"));

    private static bool IsOurs(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == Namespace;
}
