using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:redefine</c>: components that take the place of those of the same names, on which they build.</summary>
/// <param name="Location"><c>schemaLocation</c> as written, or empty.</param>
/// <param name="ComplexTypes">Complex types that derive from themselves.</param>
/// <param name="SimpleTypes">Simple types that restrict themselves.</param>
/// <param name="Groups">Model groups, with or without themselves inside.</param>
/// <param name="AttributeGroups">Attribute groups, with or without themselves inside.</param>
internal sealed record Redefinition(
    string Location,
    EquatableArray<ComplexTypeDefinition> ComplexTypes,
    EquatableArray<SimpleTypeDefinition> SimpleTypes,
    EquatableArray<GroupDefinition> Groups,
    EquatableArray<AttributeGroupDefinition> AttributeGroups);
