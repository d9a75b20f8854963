namespace Xnat.Typed.Schema.Naming;

/// <summary>A C# class by namespace and name.</summary>
internal sealed record ClassName(string Namespace, string Name);
