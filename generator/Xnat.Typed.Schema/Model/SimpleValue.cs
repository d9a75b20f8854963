namespace Xnat.Typed.Schema.Model;

/// <summary>A simple type with the facets that matter to a reader of the generated code.</summary>
/// <param name="Kind">Value space.</param>
/// <param name="SchemaType">Built-in type at the bottom, with the usual prefix: <c>xs:float</c>.</param>
/// <param name="Named">The global simple type, where the enumeration has one and is shared by name.</param>
/// <param name="Enumeration">Allowed values in schema order; empty if the type is not enumerated.</param>
/// <param name="MaxLength">Greatest length in characters.</param>
/// <param name="Minimum">Least value, inclusive, as written.</param>
/// <param name="Maximum">Greatest value, inclusive, as written.</param>
internal sealed record SimpleValue(
    SimpleKind Kind,
    string SchemaType,
    DataTypeName? Named,
    EquatableArray<string> Enumeration,
    int? MaxLength,
    string? Minimum,
    string? Maximum)
{
    /// <summary>The facets that are checked and not shown.</summary>
    public Facets Facets { get; init; } = Facets.None;
}
