using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Collects the enumerations of an interface whose members carry <c>[EnumMember]</c>; looking that up at run time would need reflection.</summary>
internal sealed class EnumTexts(Speller speller)
{
    private readonly Dictionary<string, EnumModel> _byType = [];

    public EquatableArray<EnumModel> All => new(_byType.Values.OrderBy(static model => model.Method, System.StringComparer.Ordinal));

    /// <summary>The method that gives the text of this type's values; <see langword="null"/> for any type that needs none.</summary>
    public string? MethodFor(ITypeSymbol type)
    {
        var bare = Shapes.Bare(type);
        if (bare.TypeKind != TypeKind.Enum) return null;
        var key = bare.ToDisplayString();
        if (_byType.TryGetValue(key, out var known)) return known.Method;
        var members = bare.GetMembers().OfType<IFieldSymbol>()
            .Select(field => (field.Name, Text: TextOf(field)))
            .Where(static member => member.Text is not null)
            .Select(static member => new EnumMember(Speller.Identifier(member.Name), member.Text!))
            .ToList();
        if (members.Count == 0) return null;
        var method = "TextOf" + bare.Name;
        if (_byType.Values.Any(model => model.Method == method)) method = "TextOf" + key.Replace(".", "_");
        _byType.Add(key, new EnumModel(method, speller.Of(bare), new(members)));
        return method;
    }

    private static string? TextOf(IFieldSymbol field) =>
        field.GetAttributes()
            .Where(static data => data.AttributeClass?.ToDisplayString() == "System.Runtime.Serialization.EnumMemberAttribute")
            .SelectMany(static data => data.NamedArguments)
            .Where(static named => named.Key == "Value")
            .Select(static named => named.Value.Value as string)
            .FirstOrDefault();
}
