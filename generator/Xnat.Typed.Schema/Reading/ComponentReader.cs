using System.Collections.Generic;
using System.Threading;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads the global components of one schema into lists.</summary>
internal sealed class ComponentReader
{
    private readonly string targetNamespace;
    private readonly ProblemList problems;
    private readonly CancellationToken cancellationToken;
    private readonly SimpleTypeReader simpleTypes;
    private readonly ComplexTypeReader complexTypes;
    private readonly DeclarationReader declarations;

    public ComponentReader(string targetNamespace, ProblemList problems, CancellationToken cancellationToken)
    {
        this.targetNamespace = targetNamespace;
        this.problems = problems;
        this.cancellationToken = cancellationToken;
        var names = new NameReader(targetNamespace, problems);
        simpleTypes = new SimpleTypeReader(names, problems);
        declarations = new DeclarationReader(names, simpleTypes, problems);
        complexTypes = new ComplexTypeReader(names, simpleTypes, declarations, problems);
    }

    public List<SchemaImport> Imports { get; } = [];

    public List<Redefinition> Redefinitions { get; } = [];

    public List<ElementDeclaration> Elements { get; } = [];

    public List<ComplexTypeDefinition> ComplexTypes { get; } = [];

    public List<SimpleTypeDefinition> SimpleTypes { get; } = [];

    public List<GroupDefinition> Groups { get; } = [];

    public List<AttributeGroupDefinition> AttributeGroups { get; } = [];

    public List<AttributeDeclaration> Attributes { get; } = [];

    public void ReadGlobal(XElement element)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (element.Name.NamespaceName == Xsd.NamespaceName ? element.Name.LocalName : "")
        {
            case "import" or "include":
                Imports.Add(ReadImport(element));
                break;
            case "redefine":
                Imports.Add(ReadImport(element));
                Redefinitions.Add(ReadRedefinition(element));
                break;
            case "override":
                problems.Add(ProblemCatalog.Override, element, LocationOf(element));
                break;
            case "element":
                if (declarations.HasName(element)) Elements.Add(declarations.ReadElement(element, complexTypes, 0));
                break;
            case "complexType":
                if (declarations.HasName(element)) ComplexTypes.Add(complexTypes.Read(element, 0));
                break;
            case "simpleType":
                if (declarations.HasName(element)) SimpleTypes.Add(simpleTypes.Read(element));
                break;
            case "group":
                if (declarations.HasName(element))
                    Groups.Add(ReadGroup(element));
                break;
            case "attributeGroup":
                declarations.ReportOthers(element, "attribute", "attributeGroup", "anyAttribute");
                if (declarations.HasName(element)) AttributeGroups.Add(declarations.ReadAttributes(element));
                break;
            case "attribute":
                if (declarations.HasName(element)) Attributes.Add(declarations.ReadAttribute(element));
                break;
            case "annotation" or "notation":
                break;
            default:
                problems.Add(ProblemCatalog.UnknownConstruct, element, element.Name.LocalName, "schema");
                break;
        }
    }

    private GroupDefinition ReadGroup(XElement element) =>
        new(NameReader.LocalName(element), complexTypes.ReadParticles(element, 0), problems.PositionOf(element));

    private SchemaImport ReadImport(XElement element) => new(
        ((string?)element.Attribute("namespace"))?.Trim() ?? targetNamespace,
        LocationOf(element),
        element.Name.LocalName == "import",
        problems.PositionOf(element));

    /// <summary>Types and groups are all that XML Schema 1.0, 4.2.2 lets a schema redefine.</summary>
    private Redefinition ReadRedefinition(XElement element)
    {
        var inner = new ComponentReader(targetNamespace, problems, cancellationToken);
        foreach (var child in element.Elements())
        {
            if (child.Name.NamespaceName == Xsd.NamespaceName
                && child.Name.LocalName is "annotation" or "complexType" or "simpleType" or "group" or "attributeGroup")
                inner.ReadGlobal(child);
            else
                problems.Add(ProblemCatalog.UnknownConstruct, child, child.Name.LocalName, "redefine");
        }

        return new Redefinition(
            LocationOf(element),
            inner.ComplexTypes.ToEquatable(),
            inner.SimpleTypes.ToEquatable(),
            inner.Groups.ToEquatable(),
            inner.AttributeGroups.ToEquatable());
    }

    private static string LocationOf(XElement element) => ((string?)element.Attribute("schemaLocation"))?.Trim() ?? "";
}
