using System;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// Follows a simple type down to its built-in base and gathers the facets on the way; the nearest facet wins, as restriction only narrows.
/// </summary>
/// <param name="index">All components.</param>
/// <param name="reportBase">Told of a simple type whose base is in none of the schemas.</param>
internal sealed class SimpleValueBinder(SchemaIndex index, Action<SimpleTypeDefinition> reportBase)
{
    /// <summary>Restrictions of restrictions deeper than this are a cycle.</summary>
    private const int GreatestDepth = 32;

    /// <summary>The value of a type by name, or <see langword="null"/> if the name is no simple type.</summary>
    public SimpleValue? Find(QualifiedName name) => Find(name, 0);

    public SimpleValue Bind(SimpleTypeDefinition definition) => Bind(definition, 0);

    /// <summary>What facets leave of a value.</summary>
    public static SimpleValue Narrow(SimpleTypeDefinition facets, SimpleValue inherited) => inherited with
    {
        Named = facets.Enumeration.Count > 0 ? null : inherited.Named,
        Enumeration = facets.Enumeration.Count > 0 ? facets.Enumeration : inherited.Enumeration,
        MaxLength = facets.MaxLength ?? inherited.MaxLength,
        Minimum = facets.Minimum ?? inherited.Minimum,
        Maximum = facets.Maximum ?? inherited.Maximum,
        Facets = new(
            facets.Facets.MinLength ?? inherited.Facets.MinLength,
            facets.Facets.Above ?? inherited.Facets.Above,
            facets.Facets.Below ?? inherited.Facets.Below,
            inherited.Facets.Patterns.Concat(facets.Facets.Patterns).ToEquatable(),
            inherited.Facets.IsList),
    };

    private SimpleValue? Find(QualifiedName name, int depth)
    {
        if (BuiltInTypes.IsAnyType(name) || depth > GreatestDepth) return null;
        if (BuiltInTypes.IsBuiltIn(name)) return BuiltInTypes.Plain(BuiltInTypes.Nearest(name.LocalName));
        if (index.SimpleType(name) is not { } definition) return null;

        var value = Bind(definition, depth + 1);
        return definition.Enumeration.Count > 0 ? value with { Named = index.NameOf(name) } : value;
    }

    private bool IsUnknown(QualifiedName name) =>
        !BuiltInTypes.IsBuiltIn(name) && index.SimpleType(name) is null && index.ComplexType(name) is null;

    private SimpleValue Bind(SimpleTypeDefinition definition, int depth)
    {
        if (!definition.IsRestriction) return BuiltInTypes.Text with { Facets = Facets.None with { IsList = true } };
        if (definition.InlineBase is null && definition.Base is { } name && IsUnknown(name)) reportBase(definition);
        var inherited = (definition.InlineBase is null ? null : Bind(definition.InlineBase, depth + 1))
            ?? (definition.Base is null ? null : Find(definition.Base, depth))
            ?? BuiltInTypes.Text;
        return Narrow(definition, inherited);
    }
}
