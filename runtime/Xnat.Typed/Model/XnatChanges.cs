using System.Globalization;

namespace Xnat.Typed.Model;

/// <summary>Turns what was changed in an item, and in the rows below it, into the path parameters of one PUT.</summary>
/// <remarks>
/// XNAT's predicates: <c>[name=age]</c> chooses a row by key and makes it if there is none, <c>[@xsi:type=xnat:demographicData]</c> chooses
/// the concrete type, <c>[2]</c> is a zero-based index. The literal <c>NULL</c> clears a field. Keys are compared with what is stored, and
/// not escaped.
/// </remarks>
internal static class XnatChanges
{
    /// <param name="record">The item.</param>
    /// <param name="dataType">Data type with which the paths begin.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Collect(XnatRecord record, string dataType)
    {
        var changes = new List<KeyValuePair<string, string>>();
        Collect(record, dataType, "", changes);
        return changes;
    }

    private static void Collect(XnatRecord record, string prefix, string key, List<KeyValuePair<string, string>> changes)
    {
        foreach (var (path, text) in record.Changes)
        {
            if (path != key) changes.Add(new(prefix + "/" + path, text ?? XnatText.Null));
        }

        foreach (var (path, rows) in record.AllRows)
        {
            for (var index = 0; index < rows.Items.Count; index++)
                if (rows.Items[index].HasChanges)
                    Collect(rows.Items[index], prefix + "/" + path + Predicate(rows, index, prefix + "/" + path), rows.Key, changes);
        }

        // The predicate sets the key of a new row; alone it would be a path without a value. A row is renamed when it is not called any
        // more.
        if (record.Changes.TryGetValue(key, out var name) && (record.Changes.Count == 1 || record.TryGetSent(key, out _)))
            changes.Add(new(prefix + "/" + key, name ?? XnatText.Null));
    }

    private static string Predicate(XnatRows rows, int index, string path)
    {
        var row = rows.Items[index];
        var type = row.XsiType is { } xsiType && xsiType != rows.RowType ? $"[@xsi:type={xsiType}]" : "";
        if (!rows.IsList) return type;
        if (rows.Key.Length > 0 && KeyOf(row, rows.Key) is { } key) return $"[{rows.Key}={key}]";
        if (row.Values.Count == 0) return type + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

        // The server sorts rows in an order of its own, so an index of ours may be another row of its.
        throw new InvalidOperationException(
            $"A row of {path} was changed, but XNAT has no way to address one of several rows without a key. Send the whole object as "
            + "XML, or delete and create it.");
    }

    private static string? KeyOf(XnatRecord row, string path) =>
        (row.TryGetSent(path, out var key) || row.TryGet(path, out key)) && !string.IsNullOrEmpty(key) ? key : null;
}
