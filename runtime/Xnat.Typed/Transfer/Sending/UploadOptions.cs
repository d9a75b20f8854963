using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>How a file is stored.</summary>
public sealed record UploadOptions
{
    /// <summary>Path within the resource.</summary>
    /// <value>The name of the local file.</value>
    public string? RemotePath { get; init; }

    /// <summary>Whether a file of that path is replaced.</summary>
    /// <value><see langword="false"/>: it is a conflict.</value>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether the file is an archive (zip, tar, tar.gz, tgz, by the extension of its remote path) to be unpacked into the resource. It is
    /// read through before it is sent, and afterwards each of its files must be there.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool Extract { get; init; }

    /// <summary>
    /// Whether what the server has is downloaded and compared, where the site keeps no checksums; without it the length has to do there. A
    /// file that stood there before is always read back on such a site, since an older one of the same length could not be told from the
    /// new one.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool ReadBack { get; init; }

    /// <summary>Format to note in the catalog, such as <c>NIFTI</c>.</summary>
    /// <value>None.</value>
    public string? Format { get; init; }

    /// <summary>Content to note in the catalog, such as <c>RAW</c>.</summary>
    /// <value>None.</value>
    public string? Content { get; init; }

    /// <summary>Words to note in the catalog, for people who look for the file.</summary>
    /// <value>None.</value>
    /// <exception cref="ArgumentException">A word is empty or has a comma, by which XNAT takes the words apart.</exception>
    public IReadOnlyList<string> Tags
    {
        get;
        init => field = value.All(static tag => !string.IsNullOrWhiteSpace(tag) && !tag.Contains(',', StringComparison.Ordinal))
            ? value
            : throw new ArgumentException("A tag is not empty and has no comma; give several as several.", nameof(value));
    } = [];

    /// <summary>Why, for sites that demand a reason of changes.</summary>
    /// <value>None.</value>
    public string? Reason { get; init; }

    internal UploadQuery ToQuery() => new()
    {
        Overwrite = QueryFlag.WhenSet(Overwrite),
        Extract = QueryFlag.WhenSet(Extract),
        Format = Format,
        Content = Content,
        Tags = Tags.Count > 0 ? string.Join(',', Tags) : null,
        Reason = Reason,
    };
}
