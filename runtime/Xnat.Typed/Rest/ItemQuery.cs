using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What goes with the fields of an object that are sent.</summary>
internal sealed record ItemQuery
{
    [AliasAs("xsiType")]
    public string? DataType { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
