using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:complexType</c>.</summary>
/// <param name="Name">Name; empty for an anonymous type.</param>
/// <param name="IsAbstract"><c>abstract="true"</c>.</param>
/// <param name="IsMixed"><c>mixed="true"</c>: text between the elements, which XNAT does not keep.</param>
/// <param name="Derivation">How it comes from <paramref name="Base"/>.</param>
/// <param name="Base">Base type.</param>
/// <param name="HasSimpleContent">Whether the content is text.</param>
/// <param name="SimpleContent">Facets that restrict the text; also where they stand in complex content, which has none.</param>
/// <param name="Content">Particles in schema order.</param>
/// <param name="Attributes">Attributes and attribute groups.</param>
/// <param name="Annotation">What is said of it.</param>
/// <param name="Position">Where it is declared.</param>
internal sealed record ComplexTypeDefinition(
    string Name,
    bool IsAbstract,
    bool IsMixed,
    Derivation Derivation,
    QualifiedName? Base,
    bool HasSimpleContent,
    SimpleTypeDefinition? SimpleContent,
    EquatableArray<Particle> Content,
    AttributeGroupDefinition Attributes,
    Annotation Annotation,
    SchemaPosition Position);
