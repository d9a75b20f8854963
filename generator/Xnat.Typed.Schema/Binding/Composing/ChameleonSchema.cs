using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>
/// Puts a file without target namespace into that of an including one: its components, and its references without prefix (XML Schema
/// part 1, 4.2.1, clause 3).
/// </summary>
internal sealed class ChameleonSchema(string namespaceName)
{
    public SchemaDocument Take(SchemaDocument document, string prefix) => document with
    {
        TargetNamespace = namespaceName,
        Prefix = prefix,
        Redefinitions = document.Redefinitions.Select(Take).ToEquatable(),
        Elements = document.Elements.Select(Take).ToEquatable(),
        ComplexTypes = document.ComplexTypes.Select(Take).ToEquatable(),
        SimpleTypes = document.SimpleTypes.Select(Take).ToEquatable(),
        Groups = document.Groups.Select(Take).ToEquatable(),
        AttributeGroups = document.AttributeGroups.Select(Take).ToEquatable(),
        Attributes = document.Attributes.Select(Take).ToEquatable(),
    };

    private Redefinition Take(Redefinition redefinition) => redefinition with
    {
        ComplexTypes = redefinition.ComplexTypes.Select(Take).ToEquatable(),
        SimpleTypes = redefinition.SimpleTypes.Select(Take).ToEquatable(),
        Groups = redefinition.Groups.Select(Take).ToEquatable(),
        AttributeGroups = redefinition.AttributeGroups.Select(Take).ToEquatable(),
    };

    private ElementDeclaration Take(ElementDeclaration element) => element with
    {
        Reference = Take(element.Reference),
        SubstitutionGroup = Take(element.SubstitutionGroup),
        Type = Take(element.Type),
        ComplexType = element.ComplexType is { } complex ? Take(complex) : null,
        SimpleType = element.SimpleType is { } simple ? Take(simple) : null,
    };

    private ComplexTypeDefinition Take(ComplexTypeDefinition type) => type with
    {
        Base = Take(type.Base),
        SimpleContent = type.SimpleContent is { } facets ? Take(facets) : null,
        Content = type.Content.Select(Take).ToEquatable(),
        Attributes = Take(type.Attributes),
    };

    private SimpleTypeDefinition Take(SimpleTypeDefinition type) => type with
    {
        Base = Take(type.Base),
        InlineBase = type.InlineBase is { } inner ? Take(inner) : null,
    };

    private GroupDefinition Take(GroupDefinition group) => group with { Content = group.Content.Select(Take).ToEquatable() };

    private Particle Take(Particle particle) => particle with
    {
        Element = particle.Element is { } element ? Take(element) : null,
        Group = Take(particle.Group),
        Children = particle.Children.Select(Take).ToEquatable(),
    };

    private AttributeGroupDefinition Take(AttributeGroupDefinition group) => group with
    {
        Attributes = group.Attributes.Select(Take).ToEquatable(),
        Groups = group.Groups.Select(reference => reference with { Name = Take(reference.Name)! }).ToEquatable(),
    };

    private AttributeDeclaration Take(AttributeDeclaration attribute) => attribute with
    {
        Reference = Take(attribute.Reference),
        Type = Take(attribute.Type),
        SimpleType = attribute.SimpleType is { } simple ? Take(simple) : null,
    };

    private QualifiedName? Take(QualifiedName? name) => name is { Namespace: "" } ? name with { Namespace = namespaceName } : name;
}
