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
            problems.PositionOf(restriction))
        {
            Facets = new(
                Number(Facet(restriction, "minLength") ?? Facet(restriction, "length")),
                Facet(restriction, "minExclusive"),
                Facet(restriction, "maxExclusive"),
                Patterns(restriction),
                false),
        };

    /// <summary>The patterns of one restriction are alternatives.</summary>
    private static EquatableArray<string> Patterns(XElement restriction)
    {
        var patterns = restriction
            .Elements(XName.Get("pattern", Xsd.NamespaceName))
            .Select(element => (string?)element.Attribute("value"))
            .OfType<string>()
            .ToArray();
        return patterns.Length < 2 ? patterns.ToEquatable() : new[] { "(" + string.Join(")|(", patterns) + ")" }.ToEquatable();
    }

    private static int? Length(XElement restriction) => Number(Facet(restriction, "maxLength") ?? Facet(restriction, "length"));

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Facet(XElement restriction, string name) =>
        ((string?)restriction.Element(XName.Get(name, Xsd.NamespaceName))?.Attribute("value"))?.Trim();
}
