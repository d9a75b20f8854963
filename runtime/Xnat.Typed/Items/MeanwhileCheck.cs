using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds what somebody else changed on the server since an object was read.</summary>
internal static class MeanwhileCheck
{
    /// <summary>
    /// Paths of the changes in <paramref name="mine"/> whose value on the server is neither the one that was read nor the one that is to be
    /// sent. What a row of a listing did not have was not read, so it cannot have changed.
    /// </summary>
    public static IReadOnlyList<string> Changed(XnatRecord mine, XnatRecord now)
    {
        var changed = new List<string>();
        Find(mine, mine, now, "", changed);
        return changed;
    }

    /// <summary>Compares a row and those below it.</summary>
    /// <param name="mine">What is to be sent.</param>
    /// <param name="read">What was read in its place; <see langword="null"/> if there was nothing.</param>
    /// <param name="now">What the server has there now; <see langword="null"/> if there is nothing.</param>
    /// <param name="prefix">Where that is.</param>
    /// <param name="changed">Takes the paths.</param>
    private static void Find(XnatRecord mine, XnatRecord? read, XnatRecord? now, string prefix, List<string> changed)
    {
        FindValues(mine, read, now, prefix, changed);
        FindRows(mine, read, now, prefix, changed);
    }

    private static void FindValues(XnatRecord mine, XnatRecord? read, XnatRecord? now, string prefix, List<string> changed)
    {
        foreach (var (path, text) in mine.Changes)
        {
            string? before = null;
            if (read is not null && !read.TryGetRead(path, out before) && !read.IsComplete) continue;
            var value = now is not null && now.TryGetRead(path, out var there) ? there : null;
            var kind = mine.KindOf(path);
            if (!XnatComparison.IsSame(kind, before, value) && !XnatComparison.IsSame(kind, text, value)) changed.Add(prefix + path);
        }
    }

    private static void FindRows(XnatRecord mine, XnatRecord? read, XnatRecord? now, string prefix, List<string> changed)
    {
        foreach (var (path, rows) in mine.AllRows)
        {
            var (before, there) = (read?.ReadRows(path) ?? [], now?.Rows(path) ?? []);
            foreach (var row in rows.Items.Where(static row => row.HasChanges))
            {
                var isRead = row.Values.Count > 0;
                if (isRead && RowIdentity.Find(rows, row, there) is null) changed.Add(prefix + path);
                else if (isRead) Find(row, row, RowIdentity.Find(rows, row, there), $"{prefix}{path}/", changed);
                else if (read is { IsComplete: false }) continue;
                // A new row without a key is sent as that of the next number, after whatever others have added.
                else if (!rows.IsList || rows.Key.Length > 0)
                    Find(row, Counterpart(rows, row, before), Counterpart(rows, row, there), $"{prefix}{path}/", changed);
            }
        }
    }

    private static XnatRecord? Counterpart(XnatRows rows, XnatRecord row, IReadOnlyList<XnatRecord> among) =>
        among.FirstOrDefault(other => !rows.IsList || SavedCheck.HasSameKey(rows.Key, row, other));
}
