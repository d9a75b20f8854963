using System.Globalization;

namespace Xnat.Typed;

/// <summary>Holds an archive to its catalog, entry by entry and at its end.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="route">Where the archive comes from, for messages.</param>
internal sealed class CatalogHolding(ArchiveCatalog catalog, string route)
{
    private readonly CatalogMatch match = new(catalog);
    private readonly HashSet<string> roots = new(StringComparer.Ordinal);
    private readonly List<string> unlisted = [];
    private VerifiedBy? by = VerifiedBy.Digest;
    private int files;
    private long bytes;
    private int foreign;
    private int other;

    /// <summary>Whether a file of this name may be kept, and whether a digest of it is known.</summary>
    public (bool MayBeKept, bool HasDigest) Expect(string name)
    {
        if (!catalog.HasPaths) return (true, false);
        var isListed = match.Has(name, out var hasDigest);
        return (catalog.IsLenient || isListed, hasDigest);
    }

    /// <summary>Notes an entry that was read to its end.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="digest">Its digest, where one was computed.</param>
    /// <param name="isCompared">Whether a digest was computed where the catalog has one.</param>
    /// <param name="listed">What it is in the catalog.</param>
    /// <returns>Whether it may be kept.</returns>
    public bool Take(ZipEntry entry, string? digest, bool isCompared, out CatalogFile? listed)
    {
        files++;
        bytes += entry.Length;
        roots.GetAlternateLookup<ReadOnlySpan<char>>()
            .Add(entry.Name.AsSpan(0, Math.Max(entry.Name.IndexOf('/', StringComparison.Ordinal), 0)));
        listed = null;
        if (!catalog.HasPaths) return true;
        listed = match.Take(entry.Name, entry.Length, digest);
        var expected = listed?.Expected ?? default;
        if (!isCompared) expected = expected with { Digest = null };
        by = DownloadResult.Weaker(by, expected.By);
        if (listed is not null && expected.Difference(entry.Length, digest ?? "") is null) return true;
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
