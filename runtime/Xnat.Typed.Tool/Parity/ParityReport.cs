namespace Xnat.Typed.Tool.Parity;

/// <summary>The file of results; docs/server-differences.md says what each member means.</summary>
/// <param name="Format">1; another number is another layout.</param>
/// <param name="ServerVersion">Version of the given server, if it says one.</param>
/// <param name="Wrote">Whether the objects were made for this run (<c>--write</c>).</param>
/// <param name="Requests">In the order of the list.</param>
internal sealed record ParityReport(int Format, string? ServerVersion, bool Wrote, IReadOnlyList<ParityResult> Requests);
