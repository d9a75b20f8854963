namespace Xnat.Typed.Tool.Accounts;

/// <summary>All servers that <c>login</c> knows.</summary>
/// <param name="Current">Name of the one that is meant where none is named.</param>
/// <param name="Servers">Each with a name of its own.</param>
internal sealed record KnownServers(string? Current, IReadOnlyList<NamedServer> Servers);
