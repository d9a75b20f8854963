namespace Xnat.Typed.Model;

/// <summary>What tells a row of a list from the others.</summary>
/// <param name="Name">Member of the row: <c>name</c>.</param>
/// <param name="Value">Its text.</param>
internal sealed record XnatRowKey(string Name, string Value);
