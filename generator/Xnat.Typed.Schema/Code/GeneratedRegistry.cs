using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>The generated class that makes objects by the data type that the server names.</summary>
/// <param name="Namespace">C# namespace.</param>
/// <param name="Name">C# name, after the assembly: one name for all would be ambiguous where two are referenced.</param>
/// <param name="Entries">Data types and classes, sorted.</param>
/// <param name="RegistersItself">Whether a module initializer adds it at start.</param>
/// <param name="Shadowed">Known names that a generated type takes.</param>
internal sealed record GeneratedRegistry(
    string Namespace, string Name, EquatableArray<RegistryEntry> Entries, bool RegistersItself, EquatableArray<string> Shadowed)
    : GeneratedFile(Name + ".g.cs")
{
    public override string Subject => Name;
}
