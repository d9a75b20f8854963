using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Gives each file a path of its own below a folder: distinct on every disk, and the same again in a later run.
/// </summary>
internal sealed class TreePaths
{
    private const string Own = ".xnat";

    private readonly Lock naming = new();
    private readonly ComposedTwins twins = new();
    private readonly Dictionary<string, string> byAddress = new(StringComparer.Ordinal);
    // What is shared into several projects has a path in each.
    private readonly Dictionary<string, List<string>> others = new(StringComparer.Ordinal);
    // What stands at a place: the address of a file, or nothing for a folder.
    private readonly Dictionary<string, string?> taken = new(StringComparer.OrdinalIgnoreCase) { [Own] = null };

    // Files of one resource come one after the other.
    private TreeNames? last;
    private string[] lastFolders = [];
    private string above = "";

    /// <summary>Takes a path from an earlier run.</summary>
    public void Remember(string address, string path)
    {
        lock (naming)
        {
            if (Take(path, address)) Know(address, path);
        }
    }

    /// <summary>The path of a file, with <c>/</c> between its names.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="layout">Where it goes.</param>
    /// <param name="names">What all files of its resource are called after.</param>
    /// <param name="end">Its path within the resource.</param>
    public string PathOf(string address, DirectoryLayout layout, TreeNames names, string end)
    {
        lock (naming)
        {
            if (!ReferenceEquals(last, names)) Enter(layout, names);
            string[] its = [.. layout.EndOf(names, end).Select(PortableName.Of)];
            if (byAddress.ContainsKey(address) && KnownOf(address, [.. lastFolders, .. its]) is { } known) return known;
            for (var number = 1; ; number++)
            {
                var path = number == 1 ? above + string.Join('/', its) : string.Join('/', Numbered([.. lastFolders, .. its], number));
                if (!Take(path, address)) continue;
                Know(address, path);
                return path;
            }
        }
    }

    private void Enter(DirectoryLayout layout, TreeNames names)
    {
        lastFolders = [.. layout.FoldersOf(names).Select(PortableName.Of)];
        above = lastFolders.Length == 0 ? "" : string.Join('/', lastFolders) + "/";
        last = names;
    }

    private void Know(string address, string path)
    {
        if (byAddress.TryAdd(address, path)) return;
        if (others.TryGetValue(address, out var known)) known.Add(path);
        else others.Add(address, [path]);
    }

    private string? KnownOf(string address, string[] names)
    {
        if (!byAddress.TryGetValue(address, out var first)) return null;
        if (!others.TryGetValue(address, out var more)) return IsOf(first, names) ? first : null;
        var path = string.Join('/', names);
        return more.Contains(path) ? path : more.Prepend(first).FirstOrDefault(known => IsOf(known, names));
    }

    // A folder in the place of a file, or the other way round, is told apart at the first name that can be changed.
    private string[] Numbered(string[] names, int number)
    {
        var at = -1;
        for (var depth = 1; depth < names.Length && at < 0; depth++)
        {
            var folder = KeyOf(string.Join('/', names[..depth]));
            if (taken.TryGetValue(folder, out var file) && (file is not null || IsOwn(folder))) at = depth - 1;
        }

        if (at < 0) at = names.Length - 1;
        string[] numbered = [.. names];
        numbered[at] = PortableName.Numbered(names[at], number);
        return numbered;
    }

    private static bool IsOf(string path, string[] names)
    {
        var pieces = path.Split('/');
        if (pieces.Length != names.Length) return false;
        for (var at = 0; at < names.Length; at++)
        {
            var dot = names[at].LastIndexOf('.');
            var stem = dot <= 0 ? names[at] : names[at][..dot];
            if (pieces[at] != names[at] && !pieces[at].StartsWith(stem + "~", StringComparison.Ordinal)) return false;
        }

        return true;
    }

    private bool Take(string path, string address)
    {
        var key = KeyOf(path);
        if (taken.ContainsKey(key) || twins.MayHave(key)) return false;
        if (!TakeFolders(key)) return false;
        taken.Add(key, address);
        twins.Add(key);
        return true;
    }

    // Where the case of letters does not count, nearly all paths are their own keys.
    private static string KeyOf(string path) => Ascii.IsValid(path) ? path : PortableName.Folded(path);

    /// <summary>Whether all folders above a place may be folders; they are noted then.</summary>
    private bool TakeFolders(string place)
    {
        var folders = taken.GetAlternateLookup<ReadOnlySpan<char>>();
        // Where the nearest one is known as a folder, those above it are.
        var nearest = place.AsSpan(0, Math.Max(place.LastIndexOf('/'), 0));
        if (nearest.Length == 0 || (folders.TryGetValue(nearest, out var known) && known is null && !IsOwn(nearest))) return true;
        for (var slash = place.IndexOf('/'); slash > 0; slash = place.IndexOf('/', slash + 1))
        {
            var folder = place.AsSpan(0, slash);
            if (folders.TryGetValue(folder, out var file) && (file is not null || IsOwn(folder))) return false;
        }

        for (var slash = place.IndexOf('/'); slash > 0; slash = place.IndexOf('/', slash + 1)) folders.TryAdd(place.AsSpan(0, slash), null);
        return true;
    }

    private static bool IsOwn(ReadOnlySpan<char> folder) => folder.Equals(Own, StringComparison.OrdinalIgnoreCase);
}
