namespace Xnat.Typed;

/// <summary>Files of one resource that are to be fetched.</summary>
/// <param name="Address">Path of the resource below <c>/data</c>.</param>
/// <param name="Listed">All files that the resource has.</param>
/// <param name="Wanted">Those to be fetched.</param>
internal sealed record TreeUnit(string Address, IReadOnlyList<CatalogFile> Listed, IReadOnlyList<TreeFile> Wanted)
{
    /// <summary>Fewer are fetched as quickly one by one.</summary>
    private const int FewestPacked = 8;

    /// <summary>Larger files gain nothing from being packed, and cost more when an archive breaks.</summary>
    private const long LargestPacked = 2 * 1024 * 1024;

    public long Bytes => Wanted.Sum(static file => file.File.Size ?? 0);

    /// <summary>
    /// Whether one archive is the shorter way: many small files, not much more of which would arrive in it than is wanted. Without digests
    /// of the catalog they come one by one, each with its length, its time and a digest of our own.
    /// </summary>
    public bool IsPacked =>
        Wanted.Count >= FewestPacked
        && Bytes <= LargestPacked * Wanted.Count
        && Wanted.All(static file => file.File.Expected is { Size: not null, Digest: not null })
        && Listed.Sum(static file => file.Expected.Size ?? 0) <= 2 * Bytes;

    /// <summary>The wanted files of a catalog by their resources; without one where the address does not tell.</summary>
    public static IEnumerable<TreeUnit> Of(IEnumerable<CatalogFile> catalog, IEnumerable<TreeFile> wanted)
    {
        var listed = catalog.ToLookup(static file => file.Folder, StringComparer.Ordinal);
        return wanted.GroupBy(static file => file.Listed.Folder, StringComparer.Ordinal)
            .Select(group => new TreeUnit(AddressOf(group.Key), [.. listed[group.Key]], [.. group]));
    }

    private static string AddressOf(string folder) =>
        folder.StartsWith("/data/", StringComparison.Ordinal) ? folder["/data/".Length..] : "";
}
