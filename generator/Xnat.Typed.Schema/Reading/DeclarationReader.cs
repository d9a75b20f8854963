using System.Linq;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads <c>xs:element</c>, <c>xs:attribute</c> and the attributes of a type.</summary>
internal sealed class DeclarationReader(NameReader names, SimpleTypeReader simpleTypes, ProblemList problems)
{
    /// <summary>Whether the declaration can be used; one without name is reported.</summary>
    public bool HasName(XElement element)
    {
        if (NameReader.LocalName(element).Length > 0) return true;
        problems.Add(ProblemCatalog.MissingName, element, element.Name.LocalName);
        return false;
    }

    public ElementDeclaration ReadElement(XElement element, ComplexTypeReader complexTypes, int depth) => new(
        NameReader.LocalName(element),
        names.Read(element, "ref"),
        names.Read(element, "type"),
        element.Element(Xsd.ComplexType) is { } complexType ? complexTypes.Read(complexType, depth + 1) : null,
        simpleTypes.ReadAnonymous(element),
        (string?)element.Attribute("default"),
        (string?)element.Attribute("fixed"),
        AnnotationReader.Read(element),
        problems.PositionOf(element));

    public AttributeDeclaration ReadAttribute(XElement element)
    {
        var use = ((string?)element.Attribute("use"))?.Trim();
        return new AttributeDeclaration(
            NameReader.LocalName(element),
            names.Read(element, "ref"),
            names.Read(element, "type"),
            simpleTypes.ReadAnonymous(element),
            use == "required",
            use == "prohibited",
            (string?)element.Attribute("default"),
            (string?)element.Attribute("fixed"),
            AnnotationReader.Read(element),
            problems.PositionOf(element));
    }

    /// <summary>Reads the attributes and attribute groups directly below <paramref name="owner"/>.</summary>
    public AttributeGroupDefinition ReadAttributes(XElement owner)
    {
        var attributes = owner.Elements(XName.Get("attribute", Xsd.NamespaceName)).Where(IsUsable).Select(ReadAttribute).ToEquatable();
        var groups = owner.Elements(XName.Get("attributeGroup", Xsd.NamespaceName)).Select(group => names.Read(group, "ref")).OfType<QualifiedName>().ToEquatable();
        return new AttributeGroupDefinition(NameReader.LocalName(owner), attributes, groups);
    }

    public bool IsUsable(XElement element) => element.Attribute("ref") is not null || HasName(element);
}
