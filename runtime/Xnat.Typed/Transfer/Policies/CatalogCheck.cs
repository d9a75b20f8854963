namespace Xnat.Typed;

/// <summary>How closely an archive must agree with the catalog that XNAT keeps of its files.</summary>
public enum CatalogCheck
{
    /// <summary>
    /// File by file: same names, lengths and, where the site keeps them, digests. Anything else is an exception and nothing is kept.
    /// </summary>
    Strict,

    /// <summary>
    /// For catalogs that are stale because files were changed on the server's disk: what came intact is kept, and the result lists what is
    /// missing and what is not listed. The bytes stay bounded, see <see cref="XnatLimits.ArchiveSlack"/>.
    /// </summary>
    Lenient,
}
