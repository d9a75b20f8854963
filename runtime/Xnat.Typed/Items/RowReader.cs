using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reads rows of a listing into records that know that they are not complete.</summary>
/// <param name="asked">Fields that were asked for by path.</param>
internal sealed class RowReader(IReadOnlyList<IXnatField> asked)
{
    // Where the name of a column is not the path of its field.
    private static readonly Dictionary<string, string> Shortcuts = new(StringComparer.Ordinal)
    {
        ["scanTime"] = "startTime",
        ["studyInstanceUID"] = "UID",
    };

    private Dictionary<string, int> paths = new(StringComparer.Ordinal);
    private int learned;
    private int typeColumn = -1;

    public XnatRecord Read(TableRow row)
    {
        if (learned < row.Columns.Count)
        {
            // Rows that were given out already may be read by other threads: theirs stays as it is.
            paths = new(paths, StringComparer.Ordinal);
            for (; learned < row.Columns.Count; learned++) Learn(row.Columns[learned]);
        }

        var type = typeColumn >= 0 && typeColumn < row.Values.Length ? row.Values[typeColumn] : null;
        return new(string.IsNullOrEmpty(type) ? null : type, paths, row.Values);
    }

    private void Learn(string column)
    {
        if (column is "xsiType" or "element_name")
        {
            typeColumn = learned;
            return;
        }

        // XNAT gives a column that was asked for by path back in lower case, unless it has a short name for it.
        var field = asked.FirstOrDefault(field => string.Equals(
            $"{field.DataType}/{field.Path}", column, StringComparison.OrdinalIgnoreCase));
        paths.TryAdd(field?.Path ?? Shortcuts.GetValueOrDefault(column, column), learned);
    }
}
