namespace Xnat.Typed;

/// <summary>
/// How a file is downloaded, or a scan, session or resource as an archive; into folders it is <see cref="DirectoryOptions"/>.
/// </summary>
public sealed record DownloadOptions
{
    /// <summary>How closely an archive must agree with the catalog.</summary>
    /// <value><see cref="CatalogCheck.Strict"/>.</value>
    public CatalogCheck Catalog { get; init; }

    /// <summary>
    /// Whether the digest of each file is computed and compared with the catalog's. Without it, the lengths are compared alone, which costs
    /// less of the processor: nothing is missing, but other bytes of the same number would not be noticed. The result says by what.
    /// </summary>
    /// <value><see langword="true"/>.</value>
    public bool CompareDigests { get; init; } = true;

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal static DownloadOptions Checked(DownloadOptions? options)
    {
        if (options is null) return new();
        if (!Enum.IsDefined(options.Catalog))
            throw new ArgumentOutOfRangeException(nameof(options), options.Catalog, "Catalog is Strict or Lenient.");
        return options with { };
    }
}
