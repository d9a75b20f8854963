namespace Xnat.Typed;

/// <summary>How the studies of a folder are imported.</summary>
public sealed record DirectoryImportOptions
{
    /// <summary>Where they go and how they are taken in; the same for all of them.</summary>
    /// <value>All by the defaults of <see cref="ImportOptions"/>: what the DICOM files say.</value>
    public ImportOptions Import { get; init; } = new();

    /// <summary>Archive, prearchive, or the archive past the prearchive.</summary>
    /// <value><see cref="ImportDestination.Archive"/>.</value>
    public ImportDestination Destination { get; init; }

    /// <summary>
    /// Whether studies are left alone that the project has in its archive or prearchive already, by their UID: an import that ended early
    /// is continued so. Needs <see cref="ImportOptions.Project"/>.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool SkipPresent { get; init; }

    /// <summary>How many requests are sent at a time: of different studies, and of one where the handler gathers its parts.</summary>
    /// <value>2.</value>
    public int MaxConcurrency { get; init; } = 2;

    /// <summary>
    /// How many sessions the server may have in the prearchive that are received, built or queued before no further study is begun: then
    /// it is waited until there are fewer.
    /// </summary>
    /// <value>20. <see langword="null"/>: it is not looked at.</value>
    public int? MaxQueued { get; init; } = 20;

    /// <summary>
    /// How many bytes of a study go in one request at most, where the handler is <see cref="ImportHandlers.DicomZip"/> and the destination
    /// is not <see cref="ImportDestination.DirectArchive"/>. The usual handler makes a session of each request, so there a study is never
    /// divided; with <see cref="ImportHandlers.GradualDicom"/> each file is a request.
    /// </summary>
    /// <value>256 MiB.</value>
    public long MaxBatchBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>What becomes of the other studies where one fails.</summary>
    /// <value><see cref="BulkFailure.Continue"/>.</value>
    public BulkFailure OnFailure { get; init; }

    /// <summary>How fast it may go.</summary>
    /// <value><see langword="null"/>: as fast as it goes.</value>
    public RateLimit? RateLimit { get; init; }

    internal static DirectoryImportOptions Checked(DirectoryImportOptions? options)
    {
        options = options is null ? new() : options with { };
        ArgumentNullException.ThrowIfNull(options.Import, nameof(options));
        if (options.Destination == ImportDestination.DirectArchive && options.Import.Handler is null)
            options = options with { Import = options.Import with { Handler = ImportHandlers.DicomZip } };
        if (options.Destination == ImportDestination.DirectArchive && options.Import.Handler == ImportHandlers.SessionImporter)
            throw new ArgumentException(
                "The usual handler cannot receive for the archive itself; DicomZip and GradualDicom can.", nameof(options));
        ImportOptions.Checked(options.Import, options.Destination);
        if (!Enum.IsDefined(options.Destination) || !Enum.IsDefined(options.OnFailure))
            throw new ArgumentException($"{nameof(Destination)} and {nameof(OnFailure)} are of their values.", nameof(options));
        if (options.MaxConcurrency < 1 || options.MaxQueued < 1 || options.MaxBatchBytes < 1)
            throw new ArgumentException("Numbers of an import are at least 1.", nameof(options));
        if (options.SkipPresent && options.Import.Project is null)
            throw new ArgumentException($"{nameof(SkipPresent)} needs a Project to look into.", nameof(options));
        if (options.Import.Handler is not
            (null or ImportHandlers.SessionImporter or ImportHandlers.DicomZip or ImportHandlers.GradualDicom))
            throw new ArgumentException(
                "A folder is imported by the usual handler, DicomZip or GradualDicom; others take one file or archive in another form.",
                nameof(options));
        RateLimit.Checked(options.RateLimit);
        return options;
    }
}
