namespace Xnat.Typed;

/// <summary>Finds the file of the catalog for each entry of an archive.</summary>
internal sealed class CatalogMatch
{
    private static readonly List<int> Nothing = [];

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

    /// <summary>Whether an entry of this name is in the catalog, before it is known what it holds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hasDigest">Whether a digest of it is known.</param>
    public bool Has(string name, out bool hasDigest)
    {
        var has = hasDigest = false;
        lock (gate)
        {
            foreach (var at in Rows(name))
            {
                if (isFound[at]) continue;
                has = true;
                hasDigest |= catalog.Files[at].Expected.Digest is not null;
            }
        }

        return has;
    }

    /// <summary>The file that an entry is, which no other entry can be then: one that it agrees with, where there is one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">Its length.</param>
    /// <param name="digest">Its digest, where one was computed.</param>
    public CatalogFile? Take(string name, long length, string? digest)
    {
        lock (gate)
        {
            var (best, likeness) = (-1, 0);
            foreach (var at in Rows(name))
            {
                if (isFound[at] || Likeness(catalog.Files[at].Expected, length, digest) is var its && its <= likeness) continue;
                (best, likeness) = (at, its);
            }

            if (best < 0) return null;
            isFound[best] = true;
            return catalog.Files[best];
        }
    }

    /// <summary>3 for what agrees, 2 for what has the length, 1 for any other.</summary>
    private static int Likeness(ExpectedFile expected, long length, string? digest) =>
        expected.Difference(length, digest ?? "") is null ? 3 : expected.Size == length ? 2 : 1;

    private List<int> Rows(string name)
    {
        var key = KeyOf(name);
        AddFolder(key);
        return byName.GetValueOrDefault(key, Nothing);
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
        var start = key.IndexOf('/', StringComparison.Ordinal) + 1;
        var end = start == 0 ? -1 : key.IndexOf('/', start);
        if (end < 0 || folders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key.AsSpan(start, end - start))) return;
        var folder = key[start..end];
        folders.Add(folder);
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
        if (file.Unescaped is { } plain) Add(plain.NameWith(suffix), at);
    }

    private void Add(string name, int at)
    {
        if (!byName.TryGetValue(name, out var rows)) byName.Add(name, rows = new(1));
        rows.Add(at);
    }
}
