namespace Xnat.Typed;

/// <summary>
/// How much of anything a server may send before the client stops and says so. All bounds of the library stand here; none of them is near
/// what XNAT sends in practice. Sizes of files have no fixed bound: what a catalog announces is theirs.
/// </summary>
public sealed record XnatLimits
{
    /// <summary>Longest document about one object, in bytes of JSON. It is read as a whole.</summary>
    /// <value>64 MiB: a session with some ten thousand scans.</value>
    public long DocumentBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Longest row of a listing, in bytes of JSON.</summary>
    /// <value>16 MiB.</value>
    public int RowBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most columns of a listing.</summary>
    /// <value>2000.</value>
    public int Columns { get; init; } = 2000;

    /// <summary>Most folders between the target folder and a file of an archive.</summary>
    /// <value>64.</value>
    public int PathDepth { get; init; } = 64;

    /// <summary>Longest name of a file or folder of an archive, in bytes of UTF-8; disks allow no more.</summary>
    /// <value>255.</value>
    public int NameBytes { get; init; } = 255;

    /// <summary>
    /// What an archive may be longer than the files that its catalog lists, per file: headers, names and what packing adds.
    /// </summary>
    /// <value>64 KiB.</value>
    public int ArchiveOverheadPerFile { get; init; } = 64 * 1024;

    /// <summary>
    /// What an archive may be longer than all that, once, in bytes. Under a lenient catalog (<see cref="CatalogCheck.Lenient"/>) the
    /// extracted files may be twice as long as the catalog lists, and this much longer.
    /// </summary>
    /// <value>1 MiB.</value>
    public int ArchiveSlack { get; init; } = 1024 * 1024;

    /// <exception cref="ArgumentException">A limit would let nothing through.</exception>
    internal static void Check(XnatLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        long[] all =
        [
            limits.DocumentBytes, limits.RowBytes, limits.Columns, limits.PathDepth, limits.NameBytes,
            limits.ArchiveOverheadPerFile, limits.ArchiveSlack,
        ];
        if (all.Min() <= 0)
            throw new ArgumentOutOfRangeException(nameof(limits), all.Min(), "Each of XnatLimits must be more than nothing.");
    }
}
