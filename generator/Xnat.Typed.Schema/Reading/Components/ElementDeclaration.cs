using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:element</c>, global or in a content model.</summary>
/// <param name="Name">Name; empty with a reference.</param>
/// <param name="Reference">The global element referred to.</param>
/// <param name="Type">Type by name.</param>
/// <param name="ComplexType">Anonymous complex type.</param>
/// <param name="SimpleType">Anonymous simple type.</param>
/// <param name="Default">Default value.</param>
/// <param name="Fixed">Fixed value.</param>
/// <param name="Annotation">What is said of it.</param>
/// <param name="Position">Where it is declared.</param>
internal sealed record ElementDeclaration(
    string Name,
    QualifiedName? Reference,
    QualifiedName? Type,
    ComplexTypeDefinition? ComplexType,
    SimpleTypeDefinition? SimpleType,
    string? Default,
    string? Fixed,
    Annotation Annotation,
    SchemaPosition Position)
{
    /// <summary>The global element in whose place this one may stand: where it has no type, it has that one's.</summary>
    public QualifiedName? SubstitutionGroup { get; init; }
}
