using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>A type that becomes C#, with the name that it would have if it were alone.</summary>
/// <param name="Type">The type in the schema.</param>
/// <param name="Natural">The user's name, or that of the schema.</param>
/// <param name="IsChosen">Whether the user chose it.</param>
/// <param name="IsEnumeration">Whether it is an enumeration, otherwise a class.</param>
internal sealed record TypeCandidate(DataTypeName Type, ClassName Natural, bool IsChosen, bool IsEnumeration);
