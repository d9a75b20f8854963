using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One row of a result.</summary>
internal readonly struct QueryRow(QueryColumns columns, TableRow row)
{
    /// <summary>The value of a field; <see langword="null"/> if it is empty.</summary>
    /// <exception cref="XnatContentException">The text is not of the field's type.</exception>
    public object? Value(CriterionField field) => field.Read(Text(field));

    /// <summary>The text, decoded; empty cells are <see langword="null"/>.</summary>
    public string? Text(CriterionField field) => row.Text(columns[field]) is { Length: > 0 } text ? XnatText.Decode(text) : null;

    /// <summary>The row as data of an object that is not complete.</summary>
    public XnatRecord ToRecord(string? dataType) => new(dataType, columns.Fields, row);
}
