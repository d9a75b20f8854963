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

    internal Dictionary<string, string?> ToQuery() => new(StringComparer.Ordinal)
    {
        // Without it a session that was meant to be archived by itself is answered with a redirect to a page.
        ["auto-archive"] = "false",
        ["project"] = Project,
        ["subject"] = Subject,
        ["session"] = Experiment,
        ["overwrite"] = ImportOverwriteValue.Of(Overwrite),
        ["quarantine"] = Word(Quarantine),
        ["triggerPipelines"] = Word(TriggerPipelines),
        ["event_reason"] = Reason,
    };

    internal static string? Word(bool? value) => value is null ? null : value.Value ? "true" : "false";
}
