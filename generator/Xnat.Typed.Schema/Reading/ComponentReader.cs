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
            case "import" or "include" or "redefine":
                Imports.Add(ReadImport(element));
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
                    Groups.Add(new GroupDefinition(NameReader.LocalName(element), complexTypes.ReadParticles(element, 0)));
                break;
            case "attributeGroup":
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

    private SchemaImport ReadImport(XElement element) => new(
        ((string?)element.Attribute("namespace"))?.Trim() ?? targetNamespace,
        ((string?)element.Attribute("schemaLocation"))?.Trim() ?? "",
        problems.PositionOf(element));
}
