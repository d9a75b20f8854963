namespace Xnat.Typed.Schema.Model;

/// <summary>
/// What a type that comes by <c>xs:restriction</c> takes away from its base. Its class has the properties of the base all the same.
/// </summary>
/// <param name="Narrowed">Inherited members of which the type allows less: fewer occurrences, a narrower type, or never none.</param>
/// <param name="Removed">Paths of inherited members that the type does not have.</param>
internal sealed record Restriction(EquatableArray<Member> Narrowed, EquatableArray<string> Removed);
