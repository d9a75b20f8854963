namespace Xnat.Typed.Model;

/// <summary>
/// Which column of a table holds which field of an object, of a row below it, and of an object above it. Shared by all rows that came
/// under the same columns, and not changed when the first of them is read.
/// </summary>
internal sealed class RowColumns
{
    // So many fields are remembered: a program reads few, and names each by the same literal.
    private const int MostRemembered = 32;

    // Replaced, not changed, since rows may be read by several threads.
    private (string Path, string DataType, Type ItemClass, int Column)[] remembered = [];

    /// <summary>The registries by which it is known whose a field is.</summary>
    public required XnatTypeSet Types { get; init; }

    /// <summary>Index by path.</summary>
    public Dictionary<string, int> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Index by data type and path, for fields of other objects.</summary>
    public Dictionary<(string DataType, string Path), int> Foreign { get; } = [];

    /// <summary>Columns of rows below, by their member.</summary>
    public Dictionary<string, RowColumns> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Data type of the rows, for those below an object.</summary>
    public string? RowType { get; set; }

    /// <summary>Whether there may be several rows of these columns below one object.</summary>
    public bool IsList { get; init; }

    /// <summary>Index of the column that holds a field for objects of a class; -1 if there is none, or the field is not theirs.</summary>
    public int IndexOf(Type itemClass, string dataType, string path)
    {
        var known = remembered;
        foreach (ref readonly var field in known.AsSpan())
        {
            if (ReferenceEquals(field.Path, path) && ReferenceEquals(field.DataType, dataType) && field.ItemClass == itemClass)
                return field.Column;
        }

        var column = Find(itemClass, dataType, path);
        if (known.Length < MostRemembered) remembered = [.. known, (path, dataType, itemClass, column)];
        return column;
    }

    /// <summary>Whether any cell of these columns has a text.</summary>
    public bool HasText(TableRow row)
    {
        foreach (var column in Own.Values)
        {
            if (row.HasText(column)) return true;
        }

        foreach (var part in Parts.Values)
        {
            if (part.HasText(row)) return true;
        }

        return false;
    }

    // The label of a session is not that of its subject.
    private int Find(Type itemClass, string dataType, string path) =>
        Foreign.TryGetValue((dataType, path), out var column)
        || (Types.AreRelated(itemClass, dataType) && Own.TryGetValue(path, out column))
            ? column
            : -1;
}
