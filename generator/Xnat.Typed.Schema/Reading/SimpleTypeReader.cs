using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads <c>xs:simpleType</c> and the facets of restrictions.</summary>
internal sealed class SimpleTypeReader(NameReader names, ProblemList problems)
{
    /// <summary>A type within a type deeper than this is an attack on the stack.</summary>
    private const int GreatestDepth = 32;

    public SimpleTypeDefinition? ReadAnonymous(XElement owner, int depth = 0)
    {
        if (owner.Element(Xsd.SimpleType) is not { } element) return null;
        if (depth <= GreatestDepth) return Read(element, depth);
        problems.Add(ProblemCatalog.TooDeep, element, "simpleType", GreatestDepth.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    public SimpleTypeDefinition Read(XElement element, int depth = 0)
    {
        var restriction = element.Element(Xsd.Restriction);
        return restriction is not null
            ? ReadRestriction(restriction, NameReader.LocalName(element), depth)
            : new SimpleTypeDefinition(
                NameReader.LocalName(element), null, null, false,
                EquatableArray<string>.Empty, null, null, null, problems.PositionOf(element));
    }

    public SimpleTypeDefinition ReadRestriction(XElement restriction, string name, int depth = 0) =>
        new(
            name,
            names.Read(restriction, "base"),
            ReadAnonymous(restriction, depth + 1),
            true,
            restriction
                .Elements(Xsd.Enumeration)
                .Select(element => (string?)element.Attribute("value") ?? "")
                .Distinct(StringComparer.Ordinal)
                .ToEquatable(),
            Length(restriction),
            Facet(restriction, "minInclusive"),
            Facet(restriction, "maxInclusive"),
            problems.PositionOf(restriction));

    private static int? Length(XElement restriction)
    {
        var text = Facet(restriction, "maxLength") ?? Facet(restriction, "length");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }

    private static string? Facet(XElement restriction, string name) =>
        ((string?)restriction.Element(XName.Get(name, Xsd.NamespaceName))?.Attribute("value"))?.Trim();
}
