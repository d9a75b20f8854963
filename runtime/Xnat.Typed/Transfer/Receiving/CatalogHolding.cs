using System.Globalization;

namespace Xnat.Typed;

/// <summary>Holds an archive to its catalog, entry by entry and at its end.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="match">Finds its files.</param>
/// <param name="route">Where the archive comes from, for messages.</param>
internal sealed class CatalogHolding(ArchiveCatalog catalog, CatalogMatch match, string route)
{
    private readonly HashSet<string> roots = new(StringComparer.Ordinal);
    private readonly List<string> unlisted = [];
    private VerifiedBy? by = VerifiedBy.Digest;
    private int files;
    private long bytes;
    private int foreign;
    private int other;

    /// <summary>What an entry of this name may be.</summary>
    public ListedEntry Expect(string name) => catalog.HasPaths ? match.Find(name) : default;

    /// <summary>Whether an entry may be kept, as far as its name tells.</summary>
    public bool MayBeKept(ListedEntry expected) => !catalog.HasPaths || catalog.IsLenient || expected.File is not null;

    /// <summary>Notes an entry that was read to its end.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="expected">What it may be by its name.</param>
    /// <param name="digest">Its digest, where one was computed.</param>
    /// <param name="isCompared">Whether a digest was computed where the catalog has one.</param>
    /// <param name="listed">What it is in the catalog.</param>
    /// <returns>Whether it may be kept.</returns>
    public bool Take(ZipEntry entry, ListedEntry expected, string? digest, bool isCompared, out CatalogFile? listed)
    {
        files++;
        bytes += entry.Length;
        roots.GetAlternateLookup<ReadOnlySpan<char>>()
            .Add(entry.Name.AsSpan(0, Math.Max(entry.Name.IndexOf('/', StringComparison.Ordinal), 0)));
        listed = null;
        if (!catalog.HasPaths) return true;
        listed = match.Take(expected, entry.Length, digest);
        var its = listed?.Expected ?? default;
        if (!isCompared) its = its.WithoutDigest();
        by = DownloadResult.Weaker(by, its.By);
        if (listed is not null && its.Difference(entry.Length, digest ?? "") is null) return true;
        if (listed is null) foreign++;
        else other++;
        listed = null;
        if (catalog.IsLenient) unlisted.Add(entry.Name);
        return catalog.IsLenient;
    }

    /// <summary>Compares the whole.</summary>
    /// <exception cref="XnatContentException">It holds nothing, or is not what the catalog lists.</exception>
    public ReceivedArchive Close()
    {
        if (files == 0) throw Empty(route);
        if (bytes > catalog.MostBytes || (!catalog.IsLenient && !IsAsListed())) throw Differs();
        if (!catalog.HasPaths) by = catalog.Bytes is null ? null : VerifiedBy.Length;
        return new(files, bytes, roots) { VerifiedBy = by, Missing = match.Missing, Unlisted = unlisted };
    }

    public static XnatContentException Empty(string route) =>
        new($"The archive from {route} holds no files; nothing was kept. List the resources of the object.") { Route = route };

    private bool IsAsListed() => catalog.HasPaths
        ? foreign + other + match.Missing.Count == 0
        : files == catalog.Files.Count && (catalog.Bytes is null || catalog.Bytes == bytes);

    private XnatContentException Differs()
    {
        var listed = catalog.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
        var missing = match.Missing.Count;
        var details = missing + foreign + other == 0
            ? ""
            : $" {missing} of the listed files are missing, {foreign} files are not listed, {other} have another length or digest.";
        return new(
            $"The archive from {route} holds {CountText.Of(files, "file")} of {CountText.Of(bytes, "byte")}, and the catalog lists " +
            $"{catalog.Files.Count} of {listed}; nothing was kept.{details} Try again; if it stays so, refresh the catalog on the " +
            "server, or set DownloadOptions.Catalog to Lenient.")
        {
            Route = route,
        };
    }
}
