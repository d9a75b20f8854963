namespace Xnat.Typed;

/// <summary>Finds the file of the catalog for each entry of an archive.</summary>
internal sealed class CatalogMatch
{
    private readonly ArchiveCatalog catalog;
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byOwner = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly bool[] isFound;

    // Entries are taken by the tasks that write them, while the next ones are looked up.
    private readonly Lock gate = new();

    /// <param name="catalog">The catalog.</param>
    public CatalogMatch(ArchiveCatalog catalog)
    {
        this.catalog = catalog;
        isFound = new bool[catalog.Files.Count];
        if (!catalog.HasPaths) return;
        for (var at = 0; at < catalog.Files.Count; at++)
        {
            AddNames(at, "");
            if (catalog.Files[at].Owner is not { Length: > 0 } owner) continue;
            if (!byOwner.TryGetValue(owner, out var rows)) byOwner.Add(owner, rows = []);
            rows.Add(at);
        }
    }

    /// <summary>Files of the catalog that no entry brought.</summary>
    public IReadOnlyList<string> Missing =>
        catalog.HasPaths ? [.. catalog.Files.Where((_, at) => !isFound[at]).Select(static file => file.NameWith(""))] : [];

    /// <summary>
    /// The name from the object on: the first folder is called like the session, subject or project, wherever that was found.
    /// </summary>
    public static string BelowRoot(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The catalog's files that an entry of this name may be, before it is known what it holds.</summary>
    public IReadOnlyList<CatalogFile> Candidates(string name)
    {
        lock (gate) return [.. Rows(name).Select(at => catalog.Files[at])];
    }

    /// <summary>The file that an entry is, which no other entry can be then: one that it agrees with, where there is one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">Its length.</param>
    /// <param name="digest">Its digest, where one was computed.</param>
    public CatalogFile? Take(string name, long length, string? digest)
    {
        lock (gate)
        {
            var free = Rows(name);
            if (free.Count == 0) return null;
            var likely = free.FirstOrDefault(at => catalog.Files[at].Expected.Size == length, free[0]);
            var best = free.FirstOrDefault(at => catalog.Files[at].Expected.Difference(length, digest ?? "") is null, likely);
            isFound[best] = true;
            return catalog.Files[best];
        }
    }

    private List<int> Rows(string name)
    {
        var key = KeyOf(name);
        AddFolder(key);
        return byName.TryGetValue(key, out var rows) ? rows.FindAll(at => !isFound[at]) : [];
    }

    /// <summary>The name from the object or its resources on, by which files of the catalog are found.</summary>
    public static string KeyOf(string name)
    {
        var below = BelowRoot(name);
        if (below.StartsWith("scans/", StringComparison.Ordinal) || below.StartsWith("reconstructions/", StringComparison.Ordinal))
            return below;
        // Assessors may lie below their session or not, with 'out' or 'in' between.
        var at = ("/" + below).IndexOf("/resources/", StringComparison.Ordinal);
        return at < 0 ? below : below[at..];
    }

    /// <summary>
    /// The archive puts the type behind each ID. Either may hold dashes, so every way to read a folder's name counts.
    /// </summary>
    private void AddFolder(string key)
    {
        var pieces = key.Split('/', 3);
        if (pieces.Length < 3 || !folders.Add(pieces[1])) return;
        var folder = pieces[1];
        for (var dash = folder.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = folder.IndexOf('-', dash + 1))
        {
            if (!byOwner.TryGetValue(folder[..dash], out var rows)) continue;
            foreach (var at in rows) AddNames(at, folder[dash..]);
        }
    }

    private void AddNames(int at, string suffix)
    {
        var file = catalog.Files[at];
        Add(file.NameWith(suffix), at);
        // Whether addresses in catalogs are escaped depends on who wrote the catalog; names in archives never are.
        var plain = file with { Path = Uri.UnescapeDataString(file.Path!) };
        if (plain.Path != file.Path) Add(plain.NameWith(suffix), at);
    }

    private void Add(string name, int at)
    {
        if (!byName.TryGetValue(name, out var rows)) byName.Add(name, rows = new(1));
        rows.Add(at);
    }
}
