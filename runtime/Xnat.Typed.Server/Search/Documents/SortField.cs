namespace Xnat.Typed.Server.Search.Documents;

/// <summary>The column to sort by.</summary>
/// <param name="Element">The data type that it belongs to; empty for that of the rows.</param>
/// <param name="Id">Id of the field.</param>
internal sealed record SortField(string Element, string Id);
