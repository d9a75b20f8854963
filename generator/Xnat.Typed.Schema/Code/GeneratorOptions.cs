using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>What the project says about the code to emit.</summary>
/// <param name="Namespace">Namespace of types whose schema item names none.</param>
/// <param name="AssemblyName">Name of the compiled assembly, after which the registry is named.</param>
/// <param name="IsCore">Whether this project is the one that provides XNAT's core types.</param>
internal sealed record GeneratorOptions(string Namespace, string AssemblyName, bool IsCore)
{
    /// <summary>Whether the project's C# has extension properties (C# 14).</summary>
    public bool HasExtensionProperties { get; init; } = true;

    /// <summary>Data types to emit, with what they need; all if none is named.</summary>
    public EquatableArray<string> Types { get; init; }
}
