using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What a new resource says of itself.</summary>
internal sealed record ResourceQuery
{
    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }

    [AliasAs("format")]
    public string? Format { get; init; }

    [AliasAs("content")]
    public string? Content { get; init; }

    [AliasAs("description")]
    public string? Description { get; init; }
}
