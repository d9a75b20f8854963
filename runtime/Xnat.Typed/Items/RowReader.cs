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

    private readonly List<string?> paths = [];
    private int typeColumn = -1;

    public XnatRecord Read(TableRow row)
    {
        while (paths.Count < row.Columns.Count) Learn(row.Columns[paths.Count]);
        var type = typeColumn >= 0 && typeColumn < row.Values.Length ? row.Values[typeColumn] : null;
        var record = new XnatRecord(string.IsNullOrEmpty(type) ? null : type, isComplete: false);
        for (var at = 0; at < row.Values.Length; at++)
        {
            if (row.Values[at] is { } value && paths[at] is { } path) record.Add(path, value);
        }

        return record;
    }

    private void Learn(string column)
    {
        if (column is "xsiType" or "element_name")
        {
            typeColumn = paths.Count;
            paths.Add(null);
            return;
        }

        // XNAT gives a column that was asked for by path back in lower case, unless it has a short name for it.
        var field = asked.FirstOrDefault(field => string.Equals($"{field.DataType}/{field.Path}", column, StringComparison.OrdinalIgnoreCase));
        paths.Add(field?.Path ?? Shortcuts.GetValueOrDefault(column, column));
    }
}
