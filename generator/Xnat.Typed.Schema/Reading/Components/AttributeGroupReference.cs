using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:attributeGroup</c> with <c>ref</c>.</summary>
/// <param name="Name">The global group.</param>
/// <param name="Position">Where it is referred to.</param>
internal sealed record AttributeGroupReference(QualifiedName Name, SchemaPosition Position);
