using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>Members of one class that the given schemas have and the provided class has not.</summary>
/// <param name="Owner">The named type in the given schemas.</param>
/// <param name="Type">The row in the given schemas: a type, or the rows of an anonymous one.</param>
/// <param name="Provided">The class that a reference has for it.</param>
/// <param name="Trail">Schema names from the owning type to here, for the name of what is emitted: empty for the type itself.</param>
/// <param name="Groups">Paths of the groups of the row around the members, from the outside in.</param>
/// <param name="Members">The members.</param>
internal sealed record Addition(
    DataType Owner,
    DataType Type,
    ProvidedType Provided,
    EquatableArray<string> Trail,
    EquatableArray<string> Groups,
    EquatableArray<Member> Members);
