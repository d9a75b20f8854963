using System.Buffers;

namespace Xnat.Typed.Model;

/// <summary>
/// Tells one row of a list from the others. XNAT sorts rows as it likes, so a number says nothing about a row; a predicate of a path may
/// name any field of it (<c>[name=age]</c>) and is compared with the text that is stored.
/// </summary>
internal static class RowIdentity
{
    /// <summary>XNAT takes the first two for separators in paths, and the others end or change the place where the text stands.</summary>
    private static readonly SearchValues<char> Unaddressable = SearchValues.Create(".@[]/='\"");

    /// <summary>The field by which a row that was read is addressed; <see langword="null"/> if it has none that no other row has.</summary>
    public static KeyValuePair<string, string>? Of(XnatRows rows, XnatRecord row)
    {
        if (rows.Key.Length > 0 && IsUnique(rows, row, rows.Key)) return At(row, rows.Key);
        var path = row.Values.Keys
            .Where(path => !IsNumberOfRow(path) && IsAddressable(path) && IsUnique(rows, row, path))
            .OrderBy(path => row.Changes.ContainsKey(path))
            .ThenBy(path => IsNumber(row, path))
            .ThenBy(static path => path, StringComparer.Ordinal)
            .FirstOrDefault();
        return path is null ? null : At(row, path);
    }

    /// <summary>The row among others that was read as this one; <see langword="null"/> if there is none, or more than one.</summary>
    public static XnatRecord? Find(XnatRows rows, XnatRecord row, IReadOnlyList<XnatRecord> among)
    {
        if (!rows.IsList || (Of(rows, row) is null && rows.Read.Count == 1)) return among.Count == 1 ? among[0] : null;
        if (Of(rows, row) is not { } identity) return null;
        var found = among.Where(other => other.TryGetSent(identity.Key, out var text) && text == identity.Value).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Whether a text can stand in a path or in a predicate of one.</summary>
    public static bool IsAddressable(string text) => FirstUnaddressable(text) is null;

    /// <summary>The first character for which it cannot; <see langword="null"/> if there is none.</summary>
    public static char? FirstUnaddressable(string text) =>
        text.AsSpan().IndexOfAny(Unaddressable) is var at and >= 0 ? text[at] : null;

    /// <summary>Whether a field holds XNAT's own number of the row, which no schema has: <c>xnat_addField_id</c>.</summary>
    public static bool IsNumberOfRow(string path) =>
        path.EndsWith("_id", StringComparison.OrdinalIgnoreCase) && path.AsSpan().Count('_') > 1
        && !path.Contains('/', StringComparison.Ordinal);

    private static KeyValuePair<string, string> At(XnatRecord row, string path) =>
        new(path, row.TryGetSent(path, out var text) ? text! : "");

    private static bool IsUnique(XnatRows rows, XnatRecord row, string path) =>
        row.TryGetSent(path, out var text) && IsExact(text!)
        && rows.Read.TrueForAll(other => other == row || !other.TryGetSent(path, out var theirs) || theirs != text);

    // Days, times and truth values are stored in another form than they are sent; of numbers only whole ones are written in one way.
    private static bool IsExact(string text) =>
        text.Length > 0 && text.AsSpan().Trim().Length == text.Length && IsAddressable(text) && !bool.TryParse(text, out _)
        && XnatValue.TryParse<DateOnly>(text) is null && XnatValue.TryParse<TimeOnly>(text) is null;

    private static bool IsNumber(XnatRecord row, string path) =>
        row.TryGetSent(path, out var text) && XnatValue.TryParse<double>(text!) is not null;
}
