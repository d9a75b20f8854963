namespace Xnat.Typed.Tool.Parity;

/// <summary>What came of one request of the list.</summary>
/// <param name="Request">Method and route as the server's table names it.</param>
/// <param name="Query">What followed the question mark.</param>
/// <param name="Outcome"><c>same</c>, <c>differs</c> or <c>not checked</c>.</param>
/// <param name="Reason">Why it was not checked.</param>
/// <param name="Differences">What differs.</param>
internal sealed record ParityResult(
    string Request, string Query, string Outcome, string? Reason, IReadOnlyList<ParityDifference> Differences)
{
    public const string Same = "same";
    public const string Differs = "differs";
    public const string NotChecked = "not checked";
}
