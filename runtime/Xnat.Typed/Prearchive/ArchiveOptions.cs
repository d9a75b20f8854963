using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>How a session is archived.</summary>
public sealed record ArchiveOptions
{
    /// <summary>ID of the project to archive into.</summary>
    /// <value>The session's own.</value>
    public string? Project { get; init; }

    /// <summary>Label of the subject; one that is not there is created.</summary>
    /// <value>What the session says.</value>
    public string? Subject { get; init; }

    /// <summary>Label of the experiment.</summary>
    /// <value>What the session says.</value>
    public string? Experiment { get; init; }

    /// <summary>What to do where it conflicts with what is there.</summary>
    /// <value><see cref="ImportOverwrite.None"/>.</value>
    public ImportOverwrite Overwrite { get; init; }

    /// <summary>Whether the session is put into quarantine.</summary>
    /// <value>As the project says.</value>
    public bool? Quarantine { get; init; }

    /// <summary>Whether the project's pipelines are started.</summary>
    /// <value>As the server says.</value>
    public bool? TriggerPipelines { get; init; }

    /// <summary>Why, for sites that demand a reason for changes.</summary>
    /// <value>That of the client's options.</value>
    public string? Reason { get; init; }

    internal ArchiveQuery ToQuery(string source) => new()
    {
        Source = source,
        Project = Project,
        Subject = Subject,
        Session = Experiment,
        Overwrite = ImportOverwriteValue.Of(Overwrite),
        Quarantine = QueryFlag.Of(Quarantine),
        TriggerPipelines = QueryFlag.Of(TriggerPipelines),
        Reason = Reason,
    };
}
