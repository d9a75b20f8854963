using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What becomes of a session in the prearchive of which all has come.</summary>
internal sealed record CommitQuery
{
    /// <summary><c>true</c>: it goes on into the archive.</summary>
    [AliasAs("AA")]
    public string? Archives { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
