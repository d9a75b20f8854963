using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What goes with the XML document of an object that is sent.</summary>
internal sealed record DocumentQuery
{
    /// <summary>
    /// <c>true</c> removes what the document leaves out; some resources of XNAT take no other word for yes.
    /// </summary>
    [AliasAs("allowDataDeletion")]
    public string? AllowDataDeletion { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
