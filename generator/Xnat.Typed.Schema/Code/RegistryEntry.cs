using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>One class in the registry.</summary>
/// <param name="DataType">Data type: <c>xnat:mrSessionData</c>.</param>
/// <param name="TypeName">C# class as written, with its outer class if nested.</param>
/// <param name="Base">Data type of its base; empty if it has none.</param>
/// <param name="Members">Its own members, for assemblies that build on this one.</param>
/// <param name="IsProvided">
/// Whether other assemblies may build on it; not where it belongs to what this one adds to the class of another.
/// </param>
internal sealed record RegistryEntry(string DataType, string TypeName, string Base, string Members, bool IsProvided);
