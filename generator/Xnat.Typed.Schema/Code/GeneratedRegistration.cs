using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>The registries of referenced assemblies, which a project makes known at its start.</summary>
/// <param name="AssemblyName">Name of the assembly that makes them known.</param>
/// <param name="Registries">Full names of the referenced registries, sorted.</param>
internal sealed record GeneratedRegistration(string AssemblyName, EquatableArray<string> Registries) : GeneratedFile("XnatReferences.g.cs")
{
    public override string Subject => "the referenced registries";
}
