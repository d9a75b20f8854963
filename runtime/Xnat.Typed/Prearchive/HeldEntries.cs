using System.Collections.Concurrent;

namespace Xnat.Typed;

/// <summary>Receives the files of an archive of the prearchive, and remembers which came.</summary>
/// <param name="inner">Where they go.</param>
internal sealed class HeldEntries(IEntryTarget inner) : IEntryTarget
{
    private readonly ConcurrentDictionary<string, long> came = new(StringComparer.Ordinal);

    public bool ComparesUnplaced => inner.ComparesUnplaced;

    public string? PlaceOf(string entryName, CatalogFile? listed) => inner.PlaceOf(entryName, listed);

    public void Complete(IReadOnlyList<ReceivedEntry> entries)
    {
        foreach (var entry in entries) came[CatalogMatch.BelowRoot(entry.Name)] = entry.Length;
        inner.Complete(entries);
    }

    /// <summary>
    /// Compares with what is listed. XNAT packs the folders of its disk as they are: its own catalogs and files of the session itself come
    /// along, which no listing of scans has.
    /// </summary>
    /// <returns>Names below the session's folder that are not listed.</returns>
    /// <exception cref="XnatContentException">A listed file did not come, or with another length.</exception>
    public IReadOnlyList<string> Compare(IReadOnlyCollection<PrearchiveFile> listed, string route)
    {
        var names = listed.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var (missing, other) = (0, 0);
        foreach (var file in listed)
        {
            if (!came.TryGetValue(NameOf(file), out var length)) missing++;
            else if (file.Size is { } size && size != length) other++;
        }

        if (missing + other == 0) return [.. came.Keys.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal)];
        throw new XnatContentException(
            $"The archive from {route} holds {CountText.Of(came.Count, "file")}; of {listed.Count} that the server lists " +
            $"{missing} are missing and {other} have another length. Nothing was kept: the session may have " +
            "changed meanwhile, so try again.")
        {
            Route = route,
        };
    }

    private static string NameOf(PrearchiveFile file) => $"SCANS/{file.Scan.Id}/{file.Resource}/{Uri.UnescapeDataString(file.Path)}";
}
