using Refit;

namespace Xnat.Typed.Rest;

/// <summary>How a session of the prearchive is archived.</summary>
internal sealed record ArchiveQuery
{
    /// <summary>The session, by its URI.</summary>
    [AliasAs("src")]
    public required string Source { get; init; }

    /// <summary>Without it a session that was meant to be archived by itself is answered with a redirect to a web page.</summary>
    [AliasAs("auto-archive")]
    public string AutoArchive { get; } = "false";

    [AliasAs("project")]
    public string? Project { get; init; }

    [AliasAs("subject")]
    public string? Subject { get; init; }

    /// <summary>Label of the experiment.</summary>
    [AliasAs("session")]
    public string? Session { get; init; }

    /// <summary><c>append</c> or <c>delete</c>; any other word counts as <c>append</c>.</summary>
    [AliasAs("overwrite")]
    public string? Overwrite { get; init; }

    [AliasAs("quarantine")]
    public string? Quarantine { get; init; }

    [AliasAs("triggerPipelines")]
    public string? TriggerPipelines { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
