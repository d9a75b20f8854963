using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Where an archive of DICOM files goes and how it is taken in.</summary>
internal sealed record ImportQuery
{
    /// <summary><c>/archive</c> or <c>/prearchive</c>.</summary>
    [AliasAs("dest")]
    public required string Destination { get; init; }

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

    [AliasAs("import-handler")]
    public string? Handler { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
