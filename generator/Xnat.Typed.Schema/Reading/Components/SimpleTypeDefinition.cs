using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:simpleType</c>, or the facets of a restricted simple content.</summary>
/// <param name="Name">Name; empty for an anonymous type.</param>
/// <param name="Base">Base of a restriction by name; <see langword="null"/> for lists, unions and inline bases.</param>
/// <param name="InlineBase">Base of a restriction written in place.</param>
/// <param name="IsRestriction"><see langword="false"/> for <c>xs:list</c> and <c>xs:union</c>.</param>
/// <param name="Enumeration">Allowed values in schema order.</param>
/// <param name="MaxLength"><c>xs:maxLength</c> or <c>xs:length</c>.</param>
/// <param name="Minimum"><c>xs:minInclusive</c> as written.</param>
/// <param name="Maximum"><c>xs:maxInclusive</c> as written.</param>
/// <param name="Position">Where the type is declared.</param>
internal sealed record SimpleTypeDefinition(
    string Name,
    QualifiedName? Base,
    SimpleTypeDefinition? InlineBase,
    bool IsRestriction,
    EquatableArray<string> Enumeration,
    int? MaxLength,
    string? Minimum,
    string? Maximum,
    SchemaPosition Position)
{
    /// <summary>The other facets, as far as this restriction has them.</summary>
    public Facets Facets { get; init; } = Facets.None;
}
