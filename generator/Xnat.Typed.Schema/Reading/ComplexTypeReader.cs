using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads <c>xs:complexType</c> with its particles.</summary>
internal sealed class ComplexTypeReader(
    NameReader names,
    SimpleTypeReader simpleTypes,
    DeclarationReader declarations,
    ProblemList problems)
{
    /// <summary>Real schemas nest anonymous types five deep; what lies deeper than this is an attack on the stack.</summary>
    private const int GreatestDepth = 32;

    public ComplexTypeDefinition Read(XElement element, int depth)
    {
        var content = element.Element(Xsd.SimpleContent) ?? element.Element(Xsd.ComplexContent) ?? element;
        var derivation = content.Element(Xsd.Extension) ?? content.Element(Xsd.Restriction);
        var body = ReferenceEquals(content, element) ? element : derivation ?? content;
        var hasSimpleContent = content.Name == Xsd.SimpleContent;
        return new ComplexTypeDefinition(
            NameReader.LocalName(element),
            AnnotationReader.TryBoolean(element.Attribute("abstract")) ?? false,
            AnnotationReader.TryBoolean(element.Attribute("mixed")) ?? AnnotationReader.TryBoolean(content.Attribute("mixed")) ?? false,
            DerivationOf(body),
            DerivationOf(body) == Derivation.None ? null : names.Read(body, "base"),
            hasSimpleContent,
            hasSimpleContent && body.Name == Xsd.Restriction ? simpleTypes.ReadRestriction(body, "") : null,
            hasSimpleContent ? EquatableArray<Particle>.Empty : ReadContent(element, content, body, depth),
            ReadAttributes(element, body),
            AnnotationReader.Read(element),
            problems.PositionOf(element));
    }

    private static Derivation DerivationOf(XElement body) =>
        body.Name == Xsd.Extension ? Derivation.Extension
        : body.Name == Xsd.Restriction ? Derivation.Restriction
        : Derivation.None;

    /// <summary>
    /// Published schemas also have particles beside the <c>complexContent</c>, where XML Schema has none; XNAT reads them.
    /// </summary>
    private EquatableArray<Particle> ReadContent(XElement element, XElement content, XElement body, int depth)
    {
        var particles = ReadParticles(body, depth).AsEnumerable();
        if (!ReferenceEquals(content, body)) particles = particles.Concat(ReadParticles(content, depth));
        if (!ReferenceEquals(content, element)) particles = particles.Concat(ReadParticles(element, depth));
        return particles.ToEquatable();
    }

    private AttributeGroupDefinition ReadAttributes(XElement element, XElement body)
    {
        var inner = declarations.ReadAttributes(body);
        if (ReferenceEquals(element, body)) return inner;
        var outer = declarations.ReadAttributes(element);
        return new AttributeGroupDefinition(
            "", inner.Attributes.Concat(outer.Attributes).ToEquatable(), inner.Groups.Concat(outer.Groups).ToEquatable());
    }

    /// <summary>Reads the particles directly below <paramref name="owner"/>, wherever among its children they stand.</summary>
    public EquatableArray<Particle> ReadParticles(XElement owner, int depth)
    {
        if (depth > GreatestDepth)
        {
            problems.Add(ProblemCatalog.TooDeep, owner, NameReader.LocalName(owner), GreatestDepth.ToString(CultureInfo.InvariantCulture));
            return EquatableArray<Particle>.Empty;
        }

        var particles = new List<Particle>();
        foreach (var child in owner.Elements())
            if (ReadParticle(child, owner, depth) is { } particle) particles.Add(particle);
        return particles.ToEquatable();
    }

    private Particle? ReadParticle(XElement child, XElement owner, int depth)
    {
        switch (child.Name.NamespaceName == Xsd.NamespaceName ? child.Name.LocalName : "")
        {
            case "element":
                return declarations.IsUsable(child)
                    ? NewParticle(ParticleKind.Element, child, declarations.ReadElement(child, this, depth))
                    : null;
            case "sequence":
                return NewParticle(ParticleKind.Sequence, child, null, ReadParticles(child, depth + 1));
            case "choice":
                return NewParticle(ParticleKind.Choice, child, null, ReadParticles(child, depth + 1));
            case "all":
                return NewParticle(ParticleKind.All, child, null, ReadParticles(child, depth + 1));
            case "group":
                return NewParticle(ParticleKind.Group, child, null);
            case "any":
                return NewParticle(ParticleKind.Any, child, null);
            case "annotation" or "attribute" or "attributeGroup" or "anyAttribute" or "simpleContent" or "complexContent" or "extension"
                or "restriction":
                return null;
            default:
                problems.Add(ProblemCatalog.UnknownConstruct, child, child.Name.LocalName, owner.Name.LocalName);
                return null;
        }
    }

    private Particle NewParticle(
        ParticleKind kind,
        XElement node,
        ElementDeclaration? element,
        EquatableArray<Particle> children = default) =>
        new(
            kind,
            ReadOccurrence(node),
            element,
            kind == ParticleKind.Group ? names.Read(node, "ref") : null,
            children,
            problems.PositionOf(node));

    private static Occurrence ReadOccurrence(XElement element)
    {
        var minimum = ((string?)element.Attribute("minOccurs"))?.Trim();
        var maximum = ((string?)element.Attribute("maxOccurs"))?.Trim();
        if (minimum is null && maximum is null) return Occurrence.Once;
        return new Occurrence(Count(minimum) ?? 1, maximum == "unbounded" ? null : maximum is null ? 1 : Count(maximum));
    }

    /// <summary>A count too large for an integer is as good as unbounded.</summary>
    private static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
