namespace Xnat.Typed;

/// <summary>How a scan, session, resource or subject is downloaded.</summary>
public sealed record DownloadOptions
{
    /// <summary>How closely the archive must agree with the catalog.</summary>
    /// <value><see cref="CatalogCheck.Strict"/>.</value>
    public CatalogCheck Catalog { get; init; }

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal static DownloadOptions Checked(DownloadOptions? options)
    {
        if (options is null) return new();
        if (!Enum.IsDefined(options.Catalog))
            throw new ArgumentOutOfRangeException(nameof(options), options.Catalog, "Catalog is Strict or Lenient.");
        return options with { };
    }
}
