using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Compares an object as it was read with what the server has of it now, whatever the order of its rows.</summary>
internal static class SameAsRead
{
    /// <summary>Paths of the object itself at which something is different; parts with addresses of their own aside.</summary>
    /// <param name="read">What was read, and what was changed since, which does not count.</param>
    /// <param name="now">What the server has.</param>
    public static IReadOnlyList<string> Differences(XnatRecord read, XnatRecord now)
    {
        var values = read.Values.Keys.Union(now.Values.Keys, StringComparer.Ordinal).Where(path => Value(read, path) != Value(now, path));
        var rows = read.RowPaths.Union(now.RowPaths, StringComparer.Ordinal)
            .Where(path => !ObjectDocument.IsPart(path) && !Rows(read, path).SequenceEqual(Rows(now, path), StringComparer.Ordinal));
        return [.. values.Concat(rows).Order(StringComparer.Ordinal)];
    }

    private static string? Value(XnatRecord record, string path) => record.TryGetSent(path, out var text) ? text : null;

    private static IEnumerable<string> Rows(XnatRecord record, string path) =>
        record.ReadRows(path).Select(Written).Order(StringComparer.Ordinal);

    private static string Written(XnatRecord row)
    {
        var values = row.Values.OrderBy(static value => value.Key, StringComparer.Ordinal)
            .Select(static value => $"{value.Key}\0{value.Value}");
        var rows = row.RowPaths.Order(StringComparer.Ordinal).Where(static path => !ObjectDocument.IsPart(path))
            .Select(path => $"{path}\u0001{string.Join('\u0002', Rows(row, path))}\u0003");
        return string.Join('\0', values.Concat(rows).Prepend(row.XsiType ?? ""));
    }
}
