namespace Xnat.Typed.Schema.Code;

/// <summary>What the project says about the code to emit.</summary>
/// <param name="Namespace">Namespace of types whose schema item names none.</param>
/// <param name="AssemblyName">Name of the compiled assembly, after which the registry is named.</param>
/// <param name="IsCore">Whether this project is the one that provides XNAT's core types.</param>
internal sealed record GeneratorOptions(string Namespace, string AssemblyName, bool IsCore);
