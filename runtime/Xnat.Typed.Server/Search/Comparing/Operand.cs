using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>The right side of a condition, and what is known of the left one.</summary>
/// <param name="Kind">How the field's values are compared.</param>
/// <param name="Value">The value as the document gives it.</param>
/// <param name="IsDisplayField">A pattern for a display field is taken as it is; one for a field of the schema may match anywhere.</param>
/// <param name="IsSql">Whether the value is a piece of SQL: quotes belong to it.</param>
internal sealed record Operand(SimpleKind Kind, string Value, bool IsDisplayField, bool IsSql);
