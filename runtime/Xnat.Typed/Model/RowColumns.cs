namespace Xnat.Typed.Model;

/// <summary>
/// Which column of a table holds which field of an object, of a row below it, and of an object above it. Shared by all rows that came
/// under the same columns, and not changed when the first of them is read.
/// </summary>
internal sealed class RowColumns
{
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
}
