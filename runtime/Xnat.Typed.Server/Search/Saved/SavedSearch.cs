namespace Xnat.Typed.Server.Search.Saved;

/// <summary>A search that somebody has stored.</summary>
/// <param name="Id">Its ID, one of a kind.</param>
/// <param name="Login">Who stored it.</param>
/// <param name="Xml">The search as a document.</param>
internal sealed record SavedSearch(string Id, string Login, string Xml);
