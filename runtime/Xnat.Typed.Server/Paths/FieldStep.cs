namespace Xnat.Typed.Server.Paths;

/// <summary>One segment of a <see cref="FieldPath"/> with its predicates.</summary>
/// <param name="Name">Name of the element or attribute.</param>
/// <param name="Type">Concrete type asked for by <c>[@xsi:type=…]</c>.</param>
/// <param name="Key">Left side of <c>[name=age]</c>.</param>
/// <param name="KeyValue">Right side of it.</param>
/// <param name="Index">Position, from 0.</param>
internal sealed record FieldStep(string Name, string? Type, string? Key, string? KeyValue, int? Index);
