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

    public ElementDeclaration ReadElement(XElement element, ComplexTypeReader complexTypes, int depth)
    {
        ReportOthers(element, "simpleType", "complexType", "unique", "key", "keyref");
        var type = names.Read(element, "type");
        var complexType = element.Element(Xsd.ComplexType) is { } inner ? complexTypes.Read(inner, depth + 1) : null;
        var simpleType = simpleTypes.ReadAnonymous(element);
        if (type is not null && (complexType is not null || simpleType is not null))
            problems.Add(ProblemCatalog.TwoTypes, element, NameReader.LocalName(element), type.LocalName);
        return new ElementDeclaration(
            NameReader.LocalName(element),
            names.Read(element, "ref"),
            type,
            complexType is null || type is null ? complexType : Extend(complexType, type),
            simpleType,
            (string?)element.Attribute("default"),
            (string?)element.Attribute("fixed"),
            AnnotationReader.Read(element),
            problems.PositionOf(element))
        {
            SubstitutionGroup = names.Read(element, "substitutionGroup"),
        };
    }

    /// <summary>
    /// Of an element with a named type and one of its own, the own one is read as if it extended the named one: nothing of either is lost.
    /// </summary>
    private static ComplexTypeDefinition Extend(ComplexTypeDefinition own, QualifiedName named) =>
        own.Base is null ? own with { Base = named, Derivation = Derivation.Extension, HasSimpleContent = own.Content.Count == 0 } : own;

    public AttributeDeclaration ReadAttribute(XElement element)
    {
        ReportOthers(element, "simpleType");
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
        var groups = owner
            .Elements(XName.Get("attributeGroup", Xsd.NamespaceName))
            .Select(group => names.Read(group, "ref") is { } name ? new AttributeGroupReference(name, problems.PositionOf(group)) : null)
            .OfType<AttributeGroupReference>()
            .ToEquatable();
        return new AttributeGroupDefinition(NameReader.LocalName(owner), attributes, groups, problems.PositionOf(owner));
    }

    /// <summary>Reports what is inside a declaration and neither an annotation nor one of these.</summary>
    public void ReportOthers(XElement declaration, params string[] expected)
    {
        foreach (var child in declaration.Elements().Where(child => child.Name != Xsd.Annotation))
            if (child.Name.NamespaceName != Xsd.NamespaceName || !expected.Contains(child.Name.LocalName))
                problems.Add(ProblemCatalog.UnknownConstruct, child, child.Name.LocalName, declaration.Name.LocalName);
    }

    public bool IsUsable(XElement element) => element.Attribute("ref") is not null || HasName(element);
}
