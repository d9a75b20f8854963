using Xnat.Typed.Schema.Fields;

namespace Xnat.Typed.Schema.Code;

/// <summary>A property for a custom variable or a field of a form.</summary>
/// <param name="Name">C# name.</param>
/// <param name="Declaration">What the project declares, without its place.</param>
/// <param name="Enumeration">The type of its values, nested in the class; <see langword="null"/> if any of the kind are allowed.</param>
internal sealed record GeneratedVariable(string Name, FieldDeclaration Declaration, GeneratedEnumeration? Enumeration);
