namespace Xnat.Typed.Model;

/// <summary>Finds the text of a field: in an object, in a row below it, or among what a listing brought of the objects above it.</summary>
internal static class FieldReading
{
    /// <param name="item">The object.</param>
    /// <param name="dataType">Data type that declares the field.</param>
    /// <param name="path">Its path there.</param>
    /// <param name="through">The way to it, where it stands in a row below.</param>
    /// <param name="text">Its text, decoded; <see langword="null"/> if it is empty.</param>
    /// <returns>Whether it was sent or set.</returns>
    public static bool TryGet(XnatItem item, string dataType, string path, XnatStep? through, out string? text)
    {
        var record = item.Raw;
        if (record.IsTableRow)
        {
            if (through is null && record.TryGetCell(item.GetType(), dataType, path, out text)) return true;
            if (record.TryGetForeign(dataType, path, out text)) return true;
            // The label of a session is not that of its subject.
            if (!item.Types.AreRelated(item.GetType(), dataType)) return false;
        }

        return through is null ? record.TryGet(path, out text) : TryGetBelow(record, through, item.Types, out text);
    }

    /// <summary>The rows that a step of the way leads to.</summary>
    public static IEnumerable<XnatRecord> Rows(XnatRecord record, XnatStep step, XnatTypeSet types)
    {
        if (record.HasAsked(step.Part)) return record.Rows(step.Part);
        return record.Rows(step.Member).Where(row => IsMeant(row, step, types));
    }

    private static bool TryGetBelow(XnatRecord record, XnatStep step, XnatTypeSet types, out string? text)
    {
        text = null;
        var row = Rows(record, step, types).FirstOrDefault();
        // In a document there is nothing where no row is.
        if (row is null) return false;
        return step.Inner is { } inner ? TryGetBelow(row, inner, types, out text) : row.TryGet(step.Path, out text);
    }

    private static bool IsMeant(XnatRecord row, XnatStep step, XnatTypeSet types) =>
        (row.XsiType is not { } type || type == step.RowType || IsOf(type, step.RowType, types))
        && (step.Key is not { } key || (row.TryGet(key.Name, out var name) && name == key.Value));

    private static bool IsOf(string type, string rowType, XnatTypeSet types) =>
        types.ClassOf(rowType) is not { } wanted
        || types.ClassOf(type) is not { } found || wanted.IsAssignableFrom(found);
}
