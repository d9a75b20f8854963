using System.Text;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reads rows of a listing into records that know that they are not complete.</summary>
/// <param name="asked">Fields that were asked for by path.</param>
/// <param name="itemClass">Class of the listed objects; fields of others are those of objects above them.</param>
/// <param name="types">The registries by which it is known whose a field is.</param>
internal sealed class RowReader(IReadOnlyList<IXnatField> asked, Type itemClass, XnatTypeSet types)
{
    // Where the name of a column is not the path of its field.
    private static readonly Dictionary<string, string> Shortcuts = new(StringComparer.Ordinal)
    {
        ["scanTime"] = "startTime",
        ["studyInstanceUID"] = "UID",
    };

    private readonly bool[] isForeign = [.. asked.Select(field => !types.AreRelated(itemClass, field.DataType))];

    private RowColumns columns = new() { Types = types };
    private int learned;
    private int typeColumn = -1;
    private string? type;
    private byte[] typeBytes = [];

    public XnatRecord Read(TableRow row)
    {
        if (learned < row.Columns.Count) Learn(row.Columns);
        return new(TypeOf(row), columns, row);
    }

    /// <summary>Rows mostly are of the type of the row before.</summary>
    private string? TypeOf(TableRow row)
    {
        if (typeColumn < 0) return null;
        var bytes = row.Bytes(typeColumn);
        if (bytes.IsEmpty) return null;
        if (!bytes.SequenceEqual(typeBytes)) (type, typeBytes) = (Encoding.UTF8.GetString(bytes), bytes.ToArray());
        return type;
    }

    /// <summary>Rows that were given out already may be read by other threads: theirs stays as it is.</summary>
    private void Learn(TableColumns table)
    {
        columns = new() { Types = types };
        for (learned = 0; learned < table.Count; learned++) Learn(table[learned]);
    }

    private void Learn(string column)
    {
        if (column is "xsiType" or "element_name")
        {
            typeColumn = learned;
            return;
        }

        var index = Enumerable.Range(0, asked.Count).FirstOrDefault(
            at => isForeign[at] ? ColumnHeader.IsOfForeign(asked[at], column) : ColumnHeader.IsOf(asked[at], column), -1);
        var field = index < 0 ? null : asked[index];
        if (field is null) columns.Own.TryAdd(Shortcuts.GetValueOrDefault(column, column), learned);
        else if (isForeign[index]) columns.Foreign.TryAdd((field.DataType, field.Path), learned);
        else if (field is IComposedField { Through: { } step }) AddPart(columns, step);
        else columns.Own.TryAdd(field.Path, learned);
    }

    private void AddPart(RowColumns owner, XnatStep step)
    {
        if (!owner.Parts.TryGetValue(step.Part, out var part))
            owner.Parts.Add(step.Part, part = new() { Types = types, RowType = step.RowType, IsList = step.IsList });
        else if (part.RowType != step.RowType && IsOf(step.RowType, part.RowType!))
            part.RowType = step.RowType;
        if (step.Inner is { } inner) AddPart(part, inner);
        else part.Own.TryAdd(step.Path, learned);
    }

    private bool IsOf(string derived, string declared) =>
        types.ClassOf(derived) is { } wanted && types.ClassOf(declared)?.IsAssignableFrom(wanted) == true;
}
