using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>One class in the registry.</summary>
/// <param name="DataType">Data type: <c>xnat:mrSessionData</c>.</param>
/// <param name="TypeName">C# class as written, with its outer class if nested.</param>
/// <param name="Base">Data type of its base; empty if it has none.</param>
/// <param name="Members">Paths of its own values, for assemblies that build on this one; empty for rows.</param>
/// <param name="IsRow">Rows of an anonymous type are made by name too, but no one derives from them.</param>
internal sealed record RegistryEntry(string DataType, string TypeName, string Base, string Members, bool IsRow);
