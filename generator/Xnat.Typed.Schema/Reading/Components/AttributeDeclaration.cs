using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:attribute</c>, global or in a type.</summary>
internal sealed record AttributeDeclaration(
    string Name,
    QualifiedName? Reference,
    QualifiedName? Type,
    SimpleTypeDefinition? SimpleType,
    bool IsRequired,
    bool IsProhibited,
    string? Default,
    string? Fixed,
    Annotation Annotation,
    SchemaPosition Position);
