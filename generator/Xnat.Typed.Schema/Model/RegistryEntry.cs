namespace Xnat.Typed.Schema.Model;

/// <summary>One class in the registry.</summary>
/// <param name="DataType">Data type: <c>xnat:mrSessionData</c>.</param>
/// <param name="TypeName">C# class as written, with its outer class if nested.</param>
/// <param name="Members">Paths of its own values, for assemblies that build on this one; empty for rows.</param>
/// <param name="IsRow">Rows of an anonymous type are made by name too, but no one derives from them.</param>
internal sealed record RegistryEntry(string DataType, string TypeName, string Members, bool IsRow);
