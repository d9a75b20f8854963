namespace Xnat.Typed.Model;

/// <summary>Makes records of what was read elsewhere, or in the place of what was read.</summary>
internal static class RecordCopy
{
    /// <summary>
    /// The same values and rows, none of them on the server yet: what was read with another object is to be sent with this one.
    /// </summary>
    public static XnatRecord AsNew(XnatRecord record)
    {
        var copy = new XnatRecord(record.XsiType);
        foreach (var path in record.Values.Keys.Concat(record.Changes.Keys).Distinct(StringComparer.Ordinal))
        {
            if (!RowIdentity.IsNumberOfRow(path) && record.TryGet(path, out var text) && text is not null)
                copy.Change(path, text, record.KindOf(path));
        }

        foreach (var (path, rows) in record.AllRows)
        {
            var target = copy.RowsAt(path);
            (target.IsList, target.Key, target.RowType) = (rows.IsList, rows.Key, rows.RowType);
            target.Items.AddRange(rows.Items.Select(AsNew));
        }

        return copy;
    }

    /// <summary>Whether rows stand below a row, which would stay if another took its place.</summary>
    public static bool HasRowsBelow(XnatRecord record) => record.AllRows.Any(static rows => rows.Value.Items.Count > 0);

    /// <summary>Lets a new row be the changed form of the one that was read in its place: what it does not set is cleared.</summary>
    /// <param name="row">The new row.</param>
    /// <param name="read">The one that the server has, of the same type.</param>
    public static void PutInPlaceOf(XnatRecord row, XnatRecord read)
    {
        var set = row.Changes.ToDictionary(static change => change.Key, static change => change.Value, StringComparer.Ordinal);
        foreach (var (path, value) in read.Values) row.Add(path, value);
        foreach (var path in read.Values.Keys.Where(static path => !RowIdentity.IsNumberOfRow(path)))
            row.Change(path, set.GetValueOrDefault(path), row.KindOf(path));
    }
}
