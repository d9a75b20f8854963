using Xnat.Typed.Model;
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

    /// <summary>
    /// Whether a session that is there is added to, or replaced where the project archives by itself with overwriting: as its setting
    /// says (<c>prearchive_code=1</c>). XNAT refuses it beside <see cref="Overwrite"/>. Not for imports into the prearchive.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool OverwriteAsProject { get; init; }

    /// <summary>
    /// Fields that the session gets when it is archived: a new object of its data type, in which they are set. What the server did not
    /// keep afterwards is said, since it drops without a word what the session's type does not have. Not for imports into the prearchive,
    /// which forgets them, and only with the usual handler.
    /// </summary>
    /// <value>None beyond what the DICOM files say.</value>
    public ExperimentData? Values { get; init; }

    /// <summary>Whether the session is put into quarantine.</summary>
    /// <value>As the project says.</value>
    public bool? Quarantine { get; init; }

    /// <summary>Whether the project's pipelines are started.</summary>
    /// <value>As the server says.</value>
    public bool? TriggerPipelines { get; init; }

    /// <summary>Whether files are replaced that the session has already, where <see cref="Overwrite"/> lets it be added to.</summary>
    /// <value><see langword="false"/>.</value>
    public bool OverwriteFiles { get; init; }

    /// <summary>Name of the server's part that takes the archive in: one of <see cref="ImportHandlers"/>, or of a plug-in.</summary>
    /// <value>The server's usual one.</value>
    public string? Handler { get; init; }

    /// <summary>
    /// Whether the handler <see cref="ImportHandlers.DicomZip"/> passes over what is no DICOM file, instead of refusing all.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool IgnoreUnparsable { get; init; }

    /// <summary>Whether DICOM files are called by the site's rule, instead of their own names.</summary>
    /// <value><see langword="false"/>.</value>
    public bool Rename { get; init; }

    /// <summary>Whether the site's script of anonymization is not run. Needs the right to.</summary>
    /// <value><see langword="false"/>.</value>
    public bool PreventAnonymization { get; init; }

    /// <summary>Whether the session stays in the prearchive until somebody commits it, whatever the project says.</summary>
    /// <value><see langword="false"/>.</value>
    public bool PreventAutoCommit { get; init; }

    /// <summary>Whether a session in the prearchive goes on into the archive by itself.</summary>
    /// <value>As the project says.</value>
    public bool? AutoArchive { get; init; }

    /// <summary>Where the session comes from, to be noted in the prearchive.</summary>
    /// <value>None.</value>
    public string? Source { get; init; }

    /// <summary>Time zone of the scanner, to be noted in the prearchive.</summary>
    /// <value>None.</value>
    public string? TimeZone { get; init; }

    /// <summary>ID of the visit that the session belongs to.</summary>
    /// <value>None.</value>
    public string? Visit { get; init; }

    /// <summary>Protocol that the session belongs to.</summary>
    /// <value>None.</value>
    public string? Protocol { get; init; }

    /// <summary>Why, for sites that demand a reason for changes.</summary>
    /// <value>That of the client's options.</value>
    public string? Reason { get; init; }

    /// <summary>Overwriting as far as it is known before the server is asked.</summary>
    internal ImportOverwrite OverwriteAtMost => OverwriteAsProject ? ImportOverwrite.Append : Overwrite;

    /// <exception cref="ArgumentException">Options exclude each other.</exception>
    internal static ImportOptions Checked(ImportOptions? options, ImportDestination destination)
    {
        options ??= new();
        if (options.OverwriteAsProject && options.Overwrite != ImportOverwrite.None)
            throw new ArgumentException($"{nameof(OverwriteAsProject)} and {nameof(Overwrite)} exclude each other.", nameof(options));
        if (destination != ImportDestination.Archive && (options.OverwriteAsProject || options.Values is not null))
            throw new ArgumentException(
                $"{nameof(OverwriteAsProject)} and {nameof(Values)} are for imports into the archive; set the fields when the session is "
                + "there.",
                nameof(options));
        if (options.Values is not null && options.Handler is not (null or ImportHandlers.SessionImporter))
            throw new ArgumentException(
                $"{nameof(Values)} are for the usual handler; save them on the session afterwards.", nameof(options));
        if (options.Values?.HasChanges == true && options.Values.Raw.Changes.ContainsKey("label"))
            throw new ArgumentException(
                $"The label of the session is {nameof(Experiment)}, and none of its {nameof(Values)}.", nameof(options));
        return options;
    }

    internal ImportQuery ToQuery(string? destination, bool isDirect = false) => new()
    {
        PrearchiveCode = OverwriteAsProject ? "1" : null,
        DirectArchive = QueryFlag.WhenSet(isDirect),
        Destination = destination,
        Project = Project,
        Subject = Subject,
        Session = Experiment,
        Overwrite = ImportOverwriteValue.Of(Overwrite),
        Quarantine = QueryFlag.Of(Quarantine),
        TriggerPipelines = QueryFlag.Of(TriggerPipelines),
        OverwriteFiles = QueryFlag.WhenSet(OverwriteFiles),
        Handler = Handler,
        IgnoreUnparsable = QueryFlag.WhenSet(IgnoreUnparsable),
        Rename = QueryFlag.WhenSet(Rename),
        PreventAnonymization = QueryFlag.WhenSet(PreventAnonymization),
        PreventAutoCommit = QueryFlag.WhenSet(PreventAutoCommit),
        AutoArchive = QueryFlag.Of(AutoArchive),
        Source = Source,
        TimeZone = TimeZone,
        Visit = Visit,
        Protocol = Protocol,
        Reason = Reason,
    };
}
