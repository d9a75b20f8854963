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

    /// <summary>Sequences and choices in each other, those of the types around included.</summary>
    private const int GreatestNesting = 4 * GreatestDepth;

    private int nesting;
    private int nestingInType;

    public ComplexTypeDefinition Read(XElement element, int depth)
    {
        var around = nestingInType;
        nestingInType = 0;
        var type = ReadType(element, depth);
        nestingInType = around;
        return type;
    }

    private ComplexTypeDefinition ReadType(XElement element, int depth)
    {
        var content = element.Element(Xsd.SimpleContent) ?? element.Element(Xsd.ComplexContent) ?? element;
        var derivation = content.Element(Xsd.Extension) ?? content.Element(Xsd.Restriction);
        var body = ReferenceEquals(content, element) ? element : derivation ?? content;
        var hasSimpleContent = content.Name == Xsd.SimpleContent;
        ReportOthers(element, content, body);
        return new ComplexTypeDefinition(
            NameReader.LocalName(element),
            AnnotationReader.TryBoolean(element.Attribute("abstract")) ?? false,
            AnnotationReader.TryBoolean(element.Attribute("mixed")) ?? AnnotationReader.TryBoolean(content.Attribute("mixed")) ?? false,
            DerivationOf(body),
            DerivationOf(body) == Derivation.None ? null : names.Read(body, "base"),
            hasSimpleContent,
            body.Name == Xsd.Restriction && (hasSimpleContent || body.Elements().Any(Xsd.IsFacet))
                ? simpleTypes.ReadRestriction(body, "")
                : null,
            ReadContent(element, content, body, depth),
            ReadAttributes(element, body),
            AnnotationReader.Read(element),
            problems.PositionOf(element));
    }

    /// <summary>A second content or derivation, of which there is one at the most.</summary>
    private void ReportOthers(XElement element, XElement content, XElement body)
    {
        var contents = element.Elements().Where(child => child.Name == Xsd.SimpleContent || child.Name == Xsd.ComplexContent);
        var derivations = content.Elements().Where(child => child.Name == Xsd.Extension || child.Name == Xsd.Restriction);
        foreach (var other in contents.Concat(derivations).Where(child => child != content && child != body))
            problems.Add(ProblemCatalog.UnknownConstruct, other, other.Name.LocalName, other.Parent!.Name.LocalName);
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
            "",
            inner.Attributes.Concat(outer.Attributes).ToEquatable(),
            inner.Groups.Concat(outer.Groups).ToEquatable(),
            outer.Position);
    }

    /// <summary>Reads the particles directly below <paramref name="owner"/>, wherever among its children they stand.</summary>
    public EquatableArray<Particle> ReadParticles(XElement owner, int depth)
    {
        if (depth > GreatestDepth || nestingInType > GreatestDepth || nesting > GreatestNesting)
        {
            var greatest = nesting > GreatestNesting ? GreatestNesting : GreatestDepth;
            var name = owner.AncestorsAndSelf().Select(NameReader.LocalName).FirstOrDefault(known => known.Length > 0) ?? "";
            problems.Add(ProblemCatalog.TooDeep, owner, name, greatest.ToString(CultureInfo.InvariantCulture));
            return new[] { NewParticle(ParticleKind.TooDeep, owner, null) }.ToEquatable();
        }

        (nesting, nestingInType) = (nesting + 1, nestingInType + 1);
        var particles = new List<Particle>();
        foreach (var child in owner.Elements())
            if (ReadParticle(child, owner, depth) is { } particle) particles.Add(particle);
        (nesting, nestingInType) = (nesting - 1, nestingInType - 1);
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
                return NewParticle(ParticleKind.Sequence, child, null, ReadParticles(child, depth));
            case "choice":
                return NewParticle(ParticleKind.Choice, child, null, ReadParticles(child, depth));
            case "all":
                return NewParticle(ParticleKind.All, child, null, ReadParticles(child, depth));
            case "group":
                return NewParticle(ParticleKind.Group, child, null);
            case "any":
                return NewParticle(ParticleKind.Any, child, null);
            case "annotation":
            case "attribute" or "attributeGroup" or "anyAttribute" or "simpleContent" or "complexContent" or "extension" or "restriction"
                when owner.Name == Xsd.ComplexType || owner.Parent?.Name == Xsd.ComplexType || owner.Name == Xsd.Extension
                    || owner.Name == Xsd.Restriction:
                return null;
            case var _ when owner.Name == Xsd.Restriction && Xsd.IsFacet(child):
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
            kind == ParticleKind.TooDeep ? Occurrence.Once : OccurrenceReader.Read(node, problems),
            element,
            kind == ParticleKind.Group ? names.Read(node, "ref") : null,
            children,
            problems.PositionOf(node));
}
