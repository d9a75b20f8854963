using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Where an archive of DICOM files goes and how it is taken in.</summary>
public sealed record ImportOptions
{
    /// <summary>ID of the project.</summary>
    /// <value>What the DICOM files say; if they say nothing that fits, the session waits in the prearchive without a project.</value>
    public string? Project { get; init; }

    /// <summary>Label of the subject; one that is not there is created.</summary>
    /// <value>What the DICOM files say.</value>
    public string? Subject { get; init; }

    /// <summary>Label of the experiment.</summary>
    /// <value>What the DICOM files say.</value>
    public string? Experiment { get; init; }

    /// <summary>What to do if the session is there already.</summary>
    /// <value><see cref="ImportOverwrite.None"/>.</value>
    public ImportOverwrite Overwrite { get; init; }

    /// <summary>Whether the session is put into quarantine.</summary>
    /// <value>As the project says.</value>
    public bool? Quarantine { get; init; }

    /// <summary>Whether the project's pipelines are started.</summary>
    /// <value>As the server says.</value>
    public bool? TriggerPipelines { get; init; }

    /// <summary>Name of the server's part that takes the archive in, such as <c>DICOM-zip</c>.</summary>
    /// <value>The server's usual one.</value>
    public string? Handler { get; init; }

    /// <summary>Why, for sites that demand a reason for changes.</summary>
    /// <value>That of the client's options.</value>
    public string? Reason { get; init; }

    internal ImportQuery ToQuery(string destination) => new()
    {
        Destination = destination,
        Project = Project,
        Subject = Subject,
        Session = Experiment,
        Overwrite = ImportOverwriteValue.Of(Overwrite),
        Quarantine = QueryFlag.Of(Quarantine),
        TriggerPipelines = QueryFlag.Of(TriggerPipelines),
        Handler = Handler,
        Reason = Reason,
    };
}
