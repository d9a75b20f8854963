using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Where an archive of DICOM files goes and how it is taken in.</summary>
internal sealed record ImportQuery
{
    /// <summary><c>/archive</c> or <c>/prearchive</c>; nothing where more of the session is to follow.</summary>
    [AliasAs("dest")]
    public required string? Destination { get; init; }

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

    /// <summary><c>true</c>: files that a session has are replaced.</summary>
    [AliasAs("overwrite_files")]
    public string? OverwriteFiles { get; init; }

    /// <summary><c>1</c>: archived at once, merged as the project's setting says; refused beside any <c>overwrite</c>.</summary>
    [AliasAs("prearchive_code")]
    public string? PrearchiveCode { get; init; }

    /// <summary><c>true</c>: received for the archive itself, from XNAT 1.8.3 on.</summary>
    [AliasAs("Direct-Archive")]
    public string? DirectArchive { get; init; }

    /// <summary><c>true</c>: the handler DICOM-zip passes over what is no DICOM file.</summary>
    [AliasAs("Ignore-Unparsable")]
    public string? IgnoreUnparsable { get; init; }

    [AliasAs("rename")]
    public string? Rename { get; init; }

    [AliasAs("prevent_anon")]
    public string? PreventAnonymization { get; init; }

    [AliasAs("prevent_auto_commit")]
    public string? PreventAutoCommit { get; init; }

    [AliasAs("auto-archive")]
    public string? AutoArchive { get; init; }

    [AliasAs("SOURCE")]
    public string? Source { get; init; }

    [AliasAs("TIMEZONE")]
    public string? TimeZone { get; init; }

    [AliasAs("VISIT")]
    public string? Visit { get; init; }

    [AliasAs("PROTOCOL")]
    public string? Protocol { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
