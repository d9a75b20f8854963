using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>The attributes of a type, or of a global <c>xs:attributeGroup</c>.</summary>
/// <param name="Name">Name of the global group; empty for the attributes of a type.</param>
/// <param name="Attributes">Attributes in schema order.</param>
/// <param name="Groups">Groups that are referred to.</param>
/// <param name="Position">Where the group, or the type, is declared.</param>
internal sealed record AttributeGroupDefinition(
    string Name,
    EquatableArray<AttributeDeclaration> Attributes,
    EquatableArray<AttributeGroupReference> Groups,
    SchemaPosition Position);
