using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>Everything to be emitted.</summary>
/// <param name="Types">Classes, one file each.</param>
/// <param name="Enumerations">Shared enumerations, one file each.</param>
/// <param name="Registry">The class that makes objects by data type.</param>
/// <param name="Problems">What to tell the user.</param>
internal sealed record GeneratedCode(
    EquatableArray<GeneratedClass> Types,
    EquatableArray<GeneratedEnumeration> Enumerations,
    GeneratedRegistry? Registry,
    EquatableArray<Problem> Problems)
{
    /// <summary>What is added to classes that references provide, one file each.</summary>
    public EquatableArray<GeneratedExtension> Extensions { get; init; }
}
