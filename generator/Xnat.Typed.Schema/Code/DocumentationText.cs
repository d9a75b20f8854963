using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>Documentation of a generated type or member: plain text, escaped only when written.</summary>
/// <param name="Summary">First sentence of the schema's own text, or empty.</param>
/// <param name="Remarks">The other sentences, or empty.</param>
/// <param name="Origin">What is at <paramref name="Path"/>: <c>Element</c>, <c>Attribute</c>, <c>Text of</c>; empty for types.</param>
/// <param name="Path">Path within the row.</param>
/// <param name="Constraint">Type, bounds, default, choice: one or more short sentences without the origin.</param>
/// <param name="Values">The values that there are; empty if they are not listed.</param>
internal sealed record DocumentationText(
    string Summary, string Remarks, string Origin, string Path, string Constraint, EquatableArray<string> Values);
