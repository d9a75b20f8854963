using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>A generated type for enumerated values; open, so that tomorrow's value survives a round trip.</summary>
/// <param name="HintName">Name of the emitted file; empty for a nested type.</param>
/// <param name="Namespace">C# namespace; empty for a nested type.</param>
/// <param name="Name">C# name.</param>
/// <param name="Description">What the values are of: a path, or the name of the simple type.</param>
/// <param name="Values">Values with an identifier.</param>
/// <param name="Shadowed">Known names that a generated type takes.</param>
internal sealed record GeneratedEnumeration(
    string HintName,
    string Namespace,
    string Name,
    string Description,
    EquatableArray<EnumerationValue> Values,
    EquatableArray<string> Shadowed)
    : GeneratedFile(HintName)
{
    public override string Subject => Description;
}
