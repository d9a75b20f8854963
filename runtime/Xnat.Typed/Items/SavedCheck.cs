using System.Globalization;
using System.Net;
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

    /// <summary>
    /// Paths of the changes in <paramref name="mine"/> whose value on the server is neither the one that was read nor the one that is to be sent. What a row of a
    /// listing did not have was not read, so it cannot have changed.
    /// </summary>
    public static IReadOnlyList<string> ChangedMeanwhile(XnatRecord mine, XnatRecord now)
    {
        var changed = new List<string>();
        FindChanged(mine, now, "", changed);
        return changed;
    }

    private static void FindChanged(XnatRecord mine, XnatRecord now, string prefix, List<string> changed)
    {
        foreach (var (path, text) in mine.Changes)
        {
            if (!mine.TryGetRead(path, out var read) && !mine.IsComplete) continue;
            var value = now.TryGetRead(path, out var there) ? there : null;
            if (!IsSame(read, value) && !IsSame(text, value)) changed.Add(prefix + path);
        }

        foreach (var (path, rows) in mine.AllRows)
        {
            for (var at = 0; at < rows.Items.Count; at++)
            {
                // A row that was made here was not read.
                if (!rows.Items[at].HasChanges || rows.Items[at].Values.Count == 0) continue;
                if (Counterpart(rows, at, now.Rows(path)) is { } row) FindChanged(rows.Items[at], row, $"{prefix}{path}/", changed);
                else changed.Add(prefix + path);
            }
        }
    }

    private static void Compare(XnatRecord sent, XnatRecord? kept, string prefix, List<string> missing)
    {
        foreach (var (path, text) in sent.Changes)
        {
            var value = kept is not null && kept.TryGet(path, out var there) ? there : null;
            if (!IsSame(text, value)) missing.Add(prefix + path);
        }

        foreach (var (path, rows) in sent.AllRows)
        {
            for (var at = 0; at < rows.Items.Count; at++)
            {
                if (rows.Items[at].HasChanges) Compare(rows.Items[at], Counterpart(rows, at, kept?.Rows(path)), $"{prefix}{path}/", missing);
            }
        }
    }

    private static XnatRecord? Counterpart(XnatRows rows, int at, IReadOnlyList<XnatRecord>? kept)
    {
        if (kept is null) return null;
        if (!rows.IsList || rows.Key.Length == 0 || !rows.Items[at].TryGet(rows.Key, out var key)) return at < kept.Count ? kept[at] : null;
        return kept.FirstOrDefault(row => row.TryGet(rows.Key, out var other) && IsSame(key, other));
    }

    /// <summary>Whether two texts are one value: XNAT writes numbers, booleans, times and characters of markup in a way of its own.</summary>
    internal static bool IsSame(string? sent, string? kept)
    {
        if (string.IsNullOrEmpty(sent)) return string.IsNullOrEmpty(kept);
        if (kept is null) return false;
        if (sent == kept || WebUtility.HtmlDecode(kept) == sent) return true;
        var culture = CultureInfo.InvariantCulture;
        if (double.TryParse(sent, NumberStyles.Float, culture, out var left) && double.TryParse(kept, NumberStyles.Float, culture, out var right))
            return left.Equals(right) || Math.Abs(left - right) <= 1e-9 * Math.Max(Math.Abs(left), Math.Abs(right));
        if (AsBoolean(sent) is { } flag && AsBoolean(kept) == flag) return true;
        return DateTime.TryParse(sent, culture, out var moment) && DateTime.TryParse(kept, culture, out var other) && moment == other;
    }

    private static bool? AsBoolean(string text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => bool.TryParse(text, out var flag) ? flag : null,
    };
}
