namespace Xnat.Typed.Schema.Model;

/// <summary>A prefix that a schema declares for a namespace.</summary>
internal sealed record NamespacePrefix(string Prefix, string Namespace);
