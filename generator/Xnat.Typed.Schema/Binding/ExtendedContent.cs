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
    private static readonly Dictionary<string, Occurrence> Nothing = [];

    private readonly Dictionary<QualifiedName, Dictionary<string, Occurrence>> wholes = [];

    /// <summary>The elements that a type itself declares.</summary>
    public IEnumerable<ElementOccurrence> Of(ComplexTypeDefinition definition, EquatableArray<QualifiedName> openGroups)
    {
        var own = new ContentModel(context).Elements(definition.Content, openGroups);
        if (definition.Derivation != Derivation.Extension || definition.Content.Count == 0 || definition.Base is not { } name) return own;
        var inherited = Whole(name);
        return own.Select(element => element.Name is { } known && inherited.TryGetValue(known, out var above)
            ? element with { Occurs = above.And(element.Occurs) }
            : element);
    }

    /// <summary>The elements of a named type and of all that it extends.</summary>
    private Dictionary<string, Occurrence> Whole(QualifiedName name)
    {
        if (wholes.TryGetValue(name, out var known)) return known;
        if (context.Index.ComplexType(name) is not { } definition) return Nothing;

        // Types that extend each other in a circle find nothing above.
        wholes[name] = Nothing;
        var whole = definition.Derivation == Derivation.Extension && definition.Base is { } above
            ? new Dictionary<string, Occurrence>(Whole(above), StringComparer.Ordinal)
            : new Dictionary<string, Occurrence>(StringComparer.Ordinal);
        foreach (var element in new ContentModel(context).Elements(definition.Content, EquatableArray<QualifiedName>.Empty))
            if (element.Name is { } own) whole[own] = whole.TryGetValue(own, out var occurs) ? occurs.And(element.Occurs) : element.Occurs;
        return wholes[name] = whole;
    }
}
