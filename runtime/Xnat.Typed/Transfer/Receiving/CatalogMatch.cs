namespace Xnat.Typed;

/// <summary>Finds the file of the catalog for each entry of an archive.</summary>
internal sealed class CatalogMatch
{
    private const int None = -1;

    // Nearly each name is that of one file: files of one name are chained, in the order of the catalog.
    private readonly Dictionary<string, (int First, int Last)> byName = new(StringComparer.Ordinal);
    private readonly List<(int Row, int Next)> named = [];
    private readonly Dictionary<string, List<int>> byOwner = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly bool[] isFound;

    // Entries are taken by the tasks that write them, while the next ones are looked up.
    private readonly Lock gate = new();

    /// <param name="catalog">The catalog.</param>
    public CatalogMatch(ArchiveCatalog catalog)
    {
        Catalog = catalog;
        isFound = new bool[catalog.Files.Count];
        if (!catalog.HasPaths) return;
        byName.EnsureCapacity(catalog.Files.Count);
        named.EnsureCapacity(catalog.Files.Count);
        for (var at = 0; at < catalog.Files.Count; at++)
        {
            var owner = catalog.Files[at].Owner;
            if (owner.Length == 0) AddNames(at, "");
            else if (byOwner.TryGetValue(owner, out var rows)) rows.Add(at);
            else byOwner.Add(owner, [at]);
        }
    }

    /// <summary>The catalog.</summary>
    public ArchiveCatalog Catalog { get; }

    /// <summary>Files of the catalog that no entry brought.</summary>
    public IReadOnlyList<string> Missing =>
        Catalog.HasPaths ? [.. Catalog.Files.Where((_, at) => !isFound[at]).Select(static file => file.NameWith(""))] : [];

    /// <summary>
    /// The name from the object on: the first folder is called like the session, subject or project, wherever that was found.
    /// </summary>
    public static string BelowRoot(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>What an entry of this name may be, before it is known what it holds.</summary>
    public ListedEntry Find(string name)
    {
        var key = KeyOf(name);
        lock (gate)
        {
            AddFolder(key);
            var first = byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var chain) ? chain.First : None;
            CatalogFile? open = null;
            var hasDigest = false;
            for (var at = first; at >= 0; at = named[at].Next)
            {
                var row = named[at].Row;
                if (isFound[row]) continue;
                open ??= Catalog.Files[row];
                hasDigest |= Catalog.Files[row].Expected.Digest is not null;
            }

            return new(first, open, hasDigest);
        }
    }

    /// <summary>The file that an entry is, which no other entry can be then: one that it agrees with, where there is one.</summary>
    /// <param name="entry">What it may be.</param>
    /// <param name="length">Its length.</param>
    /// <param name="digest">Its digest, where one was computed.</param>
    public CatalogFile? Take(ListedEntry entry, long length, string? digest)
    {
        lock (gate)
        {
            var (best, likeness) = (None, 0);
            for (var at = entry.First; at >= 0; at = named[at].Next)
            {
                var row = named[at].Row;
                if (isFound[row] || Likeness(Catalog.Files[row].Expected, length, digest) is var its && its <= likeness) continue;
                (best, likeness) = (row, its);
            }

            if (best < 0) return null;
            isFound[best] = true;
            return Catalog.Files[best];
        }
    }

    /// <summary>3 for what agrees, 2 for what has the length, 1 for any other.</summary>
    private static int Likeness(ExpectedFile expected, long length, string? digest) =>
        expected.Difference(length, digest ?? "") is null ? 3 : expected.Size == length ? 2 : 1;

    /// <summary>The name from the object or its resources on, by which files of the catalog are found.</summary>
    private static ReadOnlySpan<char> KeyOf(string name)
    {
        var below = name.AsSpan(name.IndexOf('/', StringComparison.Ordinal) + 1);
        if (below.StartsWith("scans/") || below.StartsWith("reconstructions/") || below.StartsWith("resources/")) return below;
        // Assessors may lie below their session or not, with 'out' or 'in' between.
        var at = below.IndexOf("/resources/");
        return at < 0 ? below : below[(at + 1)..];
    }

    /// <summary>
    /// The archive puts the type behind each ID, or nothing. Either may hold dashes, so every way to read a folder's name counts.
    /// </summary>
    private void AddFolder(ReadOnlySpan<char> key)
    {
        var start = key.IndexOf('/') + 1;
        var length = start == 0 ? -1 : key[start..].IndexOf('/');
        if (length < 0 || folders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key.Slice(start, length))) return;
        var folder = key.Slice(start, length).ToString();
        folders.Add(folder);
        for (var dash = length; dash > 0; dash = folder.LastIndexOf('-', dash - 1))
        {
            if (!byOwner.TryGetValue(folder[..dash], out var rows)) continue;
            foreach (var at in rows) AddNames(at, folder[dash..]);
        }
    }

    private void AddNames(int at, string suffix)
    {
        var file = Catalog.Files[at];
        Add(file.NameWith(suffix), at);
        // Whether addresses in catalogs are escaped depends on who wrote the catalog; names in archives never are.
        if (file.Unescaped is { } plain) Add(plain.NameWith(suffix), at);
    }

    private void Add(string name, int row)
    {
        var at = named.Count;
        named.Add((row, None));
        if (byName.TryAdd(name, (at, at))) return;
        var (first, last) = byName[name];
        named[last] = named[last] with { Next = at };
        byName[name] = (first, at);
    }
}
