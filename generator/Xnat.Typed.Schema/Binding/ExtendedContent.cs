using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// Content models of types that extend others. The content of an extension follows that of its base (XML
/// Schema part 1, 3.4.2), so an element that stands in both occurs at both places.
/// </summary>
internal sealed class ExtendedContent(BindingContext context)
{
    private readonly Dictionary<QualifiedName, Dictionary<string, Occurrence>> contents = [];

    /// <summary>The elements that a type itself declares.</summary>
    public IEnumerable<ElementOccurrence> Of(ComplexTypeDefinition definition, EquatableArray<QualifiedName> openGroups)
    {
        var own = new ContentModel(context).Elements(definition.Content, openGroups);
        if (definition.Derivation != Derivation.Extension || definition.Content.Count == 0 || definition.Base is not { } name) return own;
        var above = Above(name);
        return own.Select(element => element.Name is { } known
            ? above.Where(content => content.ContainsKey(known))
                .Aggregate(element, (sum, content) => sum with { Occurs = content[known].And(sum.Occurs) })
            : element);
    }

    /// <summary>The contents of a named type and of those that it extends, as many as can be bases; a circle of them ends.</summary>
    private List<Dictionary<string, Occurrence>> Above(QualifiedName? name)
    {
        var above = new List<Dictionary<string, Occurrence>>();
        var seen = new HashSet<QualifiedName>();
        while (name is not null
            && seen.Count < TypeBinder.GreatestHeight
            && seen.Add(name)
            && context.Index.ComplexType(name) is { } definition)
        {
            above.Add(ContentOf(name, definition));
            name = definition.Derivation == Derivation.Extension ? definition.Base : null;
        }

        return above;
    }

    private Dictionary<string, Occurrence> ContentOf(QualifiedName name, ComplexTypeDefinition definition)
    {
        if (contents.TryGetValue(name, out var known)) return known;
        var content = new Dictionary<string, Occurrence>(StringComparer.Ordinal);
        foreach (var element in new ContentModel(context).Elements(definition.Content, EquatableArray<QualifiedName>.Empty))
            if (element.Name is { } own)
                content[own] = content.TryGetValue(own, out var occurs) ? occurs.And(element.Occurs) : element.Occurs;
        return contents[name] = content;
    }
}
