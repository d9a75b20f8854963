using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>How a folder is sent to a resource.</summary>
public sealed record DirectoryUploadOptions
{
    /// <summary>More would need forms of zip that not every server reads.</summary>
    private const int MostFiles = 60_000;

    private const long MostBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Folder within the resource that the files go into.</summary>
    /// <value>None: they go to its top.</value>
    public string? RemoteFolder { get; init; }

    /// <summary>
    /// What becomes of files that the resource has already. One that is the same is never sent again; where the site keeps no checksums,
    /// one of the same length counts as the same unless <see cref="ReadBack"/> is set. With <see cref="IfExists.Fail"/> nothing at all
    /// is sent if one is there.
    /// </summary>
    /// <value>
    /// <see cref="IfExists.Compare"/>: what is missing is sent, what differs is reported. An upload that ended early is continued so.
    /// </value>
    public IfExists IfExists { get; init; }

    /// <summary>What becomes of the other files where one cannot be read.</summary>
    /// <value><see cref="BulkFailure.Continue"/>.</value>
    public BulkFailure OnFailure { get; init; }

    /// <summary>How fast it may go.</summary>
    /// <value><see langword="null"/>: as fast as it goes.</value>
    public RateLimit? RateLimit { get; init; }

    /// <summary>How many files go in one request at most.</summary>
    /// <value>1000.</value>
    public int MaxBatchFiles { get; init; } = 1000;

    /// <summary>How many bytes small files have together in one request at most. A file of 8 MiB or more goes alone.</summary>
    /// <value>64 MiB.</value>
    public long MaxBatchBytes { get; init; } = 64 * 1024 * 1024;

    /// <inheritdoc cref="UploadOptions.ReadBack"/>
    public bool ReadBack { get; init; }

    /// <inheritdoc cref="UploadOptions.Format"/>
    public string? Format { get; init; }

    /// <inheritdoc cref="UploadOptions.Content"/>
    public string? Content { get; init; }

    /// <inheritdoc cref="UploadOptions.Tags"/>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <inheritdoc cref="UploadOptions.Reason"/>
    public string? Reason { get; init; }

    internal UploadQuery ToQuery(bool overwrites, bool extracts) =>
        new UploadOptions
        {
            Overwrite = overwrites, Extract = extracts, Format = Format, Content = Content, Tags = Tags, Reason = Reason,
        }.ToQuery();

    internal static DirectoryUploadOptions Checked(DirectoryUploadOptions? options)
    {
        options = options is null ? new() : options with { };
        if (!Enum.IsDefined(options.IfExists)) throw new ArgumentException("IfExists is one of its values.", nameof(options));
        if (!Enum.IsDefined(options.OnFailure))
            throw new ArgumentException($"{nameof(OnFailure)} is one of {nameof(BulkFailure)}.", nameof(options));
        RateLimit.Checked(options.RateLimit);
        if (options.MaxBatchFiles is < 1 or > MostFiles)
            throw new ArgumentException($"{nameof(MaxBatchFiles)} is between 1 and {MostFiles}.", nameof(options));
        if (options.MaxBatchBytes is < 1 or > MostBytes)
            throw new ArgumentException($"{nameof(MaxBatchBytes)} is between 1 and {MostBytes}.", nameof(options));
        if (options.RemoteFolder?.Trim('/') is { Length: > 0 } folder) RemotePath.Require(folder);
        // Refuses tags that are none.
        _ = options.ToQuery(overwrites: false, extracts: false);
        return options;
    }
}
