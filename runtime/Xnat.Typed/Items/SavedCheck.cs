using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Compares what was sent with what the server has afterwards: XNAT drops fields that it does not know without a word.</summary>
internal static class SavedCheck
{
    /// <summary>Paths of the changes in <paramref name="sent"/> that <paramref name="kept"/> does not have.</summary>
    public static IReadOnlyList<string> Missing(XnatRecord sent, XnatRecord kept)
    {
        var missing = new List<string>();
        Compare(sent, kept, "", missing);
        return missing;
    }

    private static void Compare(XnatRecord sent, XnatRecord? kept, string prefix, List<string> missing)
    {
        foreach (var (path, text) in sent.Changes)
        {
            var value = kept is not null && kept.TryGet(path, out var there) ? there : null;
            if (!XnatComparison.IsSame(sent.KindOf(path), text, value)) missing.Add(prefix + path);
        }

        foreach (var (path, rows) in sent.AllRows)
        {
            if (rows.Items.Exists(row => row.HasChanges)) CompareRows(rows, kept?.Rows(path) ?? [], $"{prefix}{path}/", missing);
        }
    }

    /// <summary>
    /// The server sorts rows as it likes, so each row of ours looks for one of its own: unchanged ones first, then those with a key.
    /// </summary>
    private static void CompareRows(XnatRows rows, IReadOnlyList<XnatRecord> kept, string prefix, List<string> missing)
    {
        var left = kept.ToList();
        foreach (var row in rows.Items.Where(row => !row.HasChanges)) left.Remove(left.Find(other => HasSameValues(row, other))!);
        // Of two new rows one may be a part of the other: the one that says more looks first.
        foreach (var row in rows.Items.Where(row => row.HasChanges).OrderBy(rows.IsNew).ThenByDescending(Size))
        {
            var candidates = rows.IsList ? left.FindAll(other => HasSameKey(rows.Key, row, other)) : left;
            var best = candidates.Find(other => HasSameValues(row, other) && IsKept(row, other))
                ?? candidates.Find(other => IsKept(row, other))
                ?? candidates.FirstOrDefault();
            if (best is not null) left.Remove(best);
            // A member that takes several types keeps the one that it has where XNAT does not put another in its place.
            if (!rows.IsList && best is not null && row.XsiType is not null && best.XsiType != row.XsiType)
                missing.Add(prefix + "@xsi:type");
            Compare(row, best, prefix, missing);
        }
    }

    private static int Size(XnatRecord row) => row.Changes.Count + row.AllRows.Sum(static rows => rows.Value.Items.Sum(Size));

    /// <summary>Whether all that was set in a row stands in another one.</summary>
    public static bool IsKept(XnatRecord sent, XnatRecord kept)
    {
        var missing = new List<string>();
        Compare(sent, kept, "", missing);
        return missing.Count == 0;
    }

    /// <summary>Whether what was read and not changed is the same.</summary>
    private static bool HasSameValues(XnatRecord row, XnatRecord other) =>
        row.Values.All(value =>
            row.Changes.ContainsKey(value.Key) || (other.TryGetSent(value.Key, out var text) && text == value.Value));

    /// <summary>Whether two rows of a list are called the same, as far as the list has names.</summary>
    public static bool HasSameKey(string key, XnatRecord row, XnatRecord other) =>
        key.Length == 0 || !row.TryGet(key, out var name) || (other.TryGet(key, out var found) && found == name);
}
