namespace Xnat.Typed.Schema.Binding;

/// <summary>What can be done with the objects of a data type, beyond loading and deleting.</summary>
/// <param name="DataType">Data type; those that derive from it can do the same.</param>
/// <param name="Interfaces">The runtime's interfaces for it.</param>
internal sealed record RestObject(string DataType, params string[] Interfaces);
