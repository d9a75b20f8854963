namespace Xnat.Typed.Server.Search.Documents;

/// <summary>One condition.</summary>
/// <param name="Field">Data type and field with a slash or a dot between them.</param>
/// <param name="Comparison">How they are compared, in the words of the document.</param>
/// <param name="Value">What with.</param>
/// <param name="OverridesFormatting">Whether the value is a piece of SQL already.</param>
/// <param name="CustomSearch">A condition in SQL in place of the others.</param>
internal sealed record Criterion(string Field, string Comparison, string Value, bool OverridesFormatting, string CustomSearch);
