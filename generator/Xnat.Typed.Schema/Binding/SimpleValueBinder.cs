using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// Follows a simple type down to its built-in base and gathers the facets on the way; the nearest facet wins, as restriction only narrows.
/// </summary>
internal sealed class SimpleValueBinder(SchemaIndex index)
{
    /// <summary>Restrictions of restrictions deeper than this are a cycle.</summary>
    private const int GreatestDepth = 32;

    /// <summary>The value of a type by name, or <see langword="null"/> if the name is no simple type.</summary>
    public SimpleValue? Find(QualifiedName name) => Find(name, 0);

    public SimpleValue Bind(SimpleTypeDefinition definition) => Bind(definition, 0);

    private SimpleValue? Find(QualifiedName name, int depth)
    {
        if (BuiltInTypes.IsAnyType(name) || depth > GreatestDepth) return null;
        if (BuiltInTypes.IsBuiltIn(name)) return BuiltInTypes.Plain(BuiltInTypes.Nearest(name.LocalName));
        if (index.SimpleType(name) is not { } definition) return null;

        var value = Bind(definition, depth + 1);
        return definition.Enumeration.Count > 0 ? value with { Named = index.NameOf(name) } : value;
    }

    private SimpleValue Bind(SimpleTypeDefinition definition, int depth)
    {
        if (!definition.IsRestriction) return BuiltInTypes.Text;
        var inherited = (definition.InlineBase is null ? null : Bind(definition.InlineBase, depth + 1))
            ?? (definition.Base is null ? null : Find(definition.Base, depth))
            ?? BuiltInTypes.Text;
        return inherited with
        {
            Named = definition.Enumeration.Count > 0 ? null : inherited.Named,
            Enumeration = definition.Enumeration.Count > 0 ? definition.Enumeration : inherited.Enumeration,
            MaxLength = definition.MaxLength ?? inherited.MaxLength,
            Minimum = definition.Minimum ?? inherited.Minimum,
            Maximum = definition.Maximum ?? inherited.Maximum,
        };
    }
}
