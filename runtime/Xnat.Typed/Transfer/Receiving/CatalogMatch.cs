namespace Xnat.Typed;

/// <summary>Finds the file of the catalog for each entry of an archive.</summary>
internal sealed class CatalogMatch
{
    private readonly ArchiveCatalog catalog;
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
    private readonly bool[] isFound;

    /// <param name="catalog">The catalog.</param>
    /// <param name="entries">The files of the archive.</param>
    public CatalogMatch(ArchiveCatalog catalog, IReadOnlyList<ZipEntry> entries)
    {
        this.catalog = catalog;
        isFound = new bool[catalog.Files.Count];
        Rows = new CatalogFile?[entries.Count];
        if (!catalog.HasPaths) return;
        Index(Suffixes(entries));
        for (var at = 0; at < entries.Count; at++) Rows[at] = Find(entries[at]);
    }

    /// <summary>The catalog's file for each entry, where there is one.</summary>
    public CatalogFile?[] Rows { get; }

    /// <summary>Files of the catalog that no entry brought.</summary>
    public IReadOnlyList<string> Missing =>
        catalog.HasPaths ? [.. catalog.Files.Where((_, at) => !isFound[at]).Select(static file => file.NameWith(""))] : [];

    /// <summary>
    /// The name from the object on: the first folder is called like the session, subject or project, wherever that was found.
    /// </summary>
    public static string BelowRoot(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string KeyOf(string name)
    {
        var below = BelowRoot(name);
        if (below.StartsWith("scans/", StringComparison.Ordinal) || below.StartsWith("reconstructions/", StringComparison.Ordinal))
            return below;
        // Assessors may lie below their session or not, with 'out' or 'in' between.
        var at = ("/" + below).IndexOf("/resources/", StringComparison.Ordinal);
        return at < 0 ? below : below[at..];
    }

    /// <summary>What the archive puts behind each ID. Either may hold dashes, so every way to read a folder's name counts.</summary>
    private Dictionary<string, HashSet<string>> Suffixes(IEnumerable<ZipEntry> entries)
    {
        var owners = catalog.Files.Select(static file => file.Owner).Where(static id => id.Length > 0).Distinct(StringComparer.Ordinal);
        var suffixes = owners.ToDictionary(
            static id => id, static _ => new HashSet<string>(StringComparer.Ordinal) { "" }, StringComparer.Ordinal);
        var folders = entries.Select(static entry => KeyOf(entry.Name).Split('/', 3))
            .Where(static pieces => pieces.Length == 3).Select(static pieces => pieces[1]);
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            for (var dash = folder.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = folder.IndexOf('-', dash + 1))
            {
                if (suffixes.TryGetValue(folder[..dash], out var known)) known.Add(folder[dash..]);
            }
        }

        return suffixes;
    }

    private void Index(Dictionary<string, HashSet<string>> suffixes)
    {
        for (var at = 0; at < catalog.Files.Count; at++)
        {
            var file = catalog.Files[at];
            // Whether addresses in catalogs are escaped depends on who wrote the catalog; names in archives never are.
            var plain = file with { Path = Uri.UnescapeDataString(file.Path!) };
            foreach (var suffix in file.Owner.Length > 0 ? suffixes[file.Owner] : [""])
            {
                Add(file.NameWith(suffix), at);
                if (plain.Path != file.Path) Add(plain.NameWith(suffix), at);
            }
        }
    }

    private void Add(string name, int at)
    {
        if (!byName.TryGetValue(name, out var rows)) byName.Add(name, rows = new(1));
        rows.Add(at);
    }

    private CatalogFile? Find(ZipEntry entry)
    {
        if (!byName.TryGetValue(KeyOf(entry.Name), out var rows)) return null;
        var free = rows.Where(at => !isFound[at]).ToList();
        if (free.Count == 0) return null;
        var best = free.FirstOrDefault(at => catalog.Files[at].Expected.Size == entry.Length, free[0]);
        isFound[best] = true;
        return catalog.Files[best];
    }
}
