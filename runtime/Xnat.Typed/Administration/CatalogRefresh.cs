namespace Xnat.Typed;

/// <summary>What is brought up to date in the catalogs of resources.</summary>
[Flags]
public enum CatalogRefresh
{
    /// <summary>What the server does of itself.</summary>
    None = 0,

    /// <summary>Files that lie on the server's disk and are in no catalog are entered.</summary>
    Append = 1,

    /// <summary>Entries whose files are gone are taken out.</summary>
    Delete = 2,

    /// <summary>Digests are computed; the site may keep none.</summary>
    Checksums = 4,

    /// <summary>Numbers and sizes of files are counted anew.</summary>
    Statistics = 8,
}
