namespace Xnat.Typed;

/// <summary>Something of a data type that can be searched and shown in search results.</summary>
/// <param name="Id">By what a search names it: <c>SUBJECT_ID</c>.</param>
/// <param name="Header">Heading of its column.</param>
/// <param name="Summary">What it is.</param>
/// <param name="ValueType">Type of its values, as XNAT says it: <c>string</c>, <c>integer</c>, <c>date</c>.</param>
/// <param name="RequiresValue">Whether a search has to give it a value even to show it.</param>
/// <param name="DataType">The data type: <c>xnat:subjectData</c>.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record SearchableField(
    string Id, string? Header, string? Summary, string? ValueType, bool RequiresValue, string DataType, SearchableFieldSource Source)
{
    /// <summary>Data type and ID.</summary>
    public override string ToString() => $"{DataType}/{Id}";

    internal static SearchableField Of(TableRow row, string route) => new(
        RowCheck.Required(row, "FIELD_ID", route),
        Text(row, "HEADER"),
        Text(row, "SUMMARY"),
        Text(row, "TYPE"),
        row["REQUIRES_VALUE"] is "true" or "1",
        RowCheck.Required(row, "ELEMENT_NAME", route),
        row["SRC"] switch
        {
            "1" => SearchableFieldSource.CustomVariable,
            "2" => SearchableFieldSource.ProjectLabel,
            _ => SearchableFieldSource.Schema,
        });

    private static string? Text(TableRow row, string column) => row[column] is { Length: > 0 } text ? XnatText.Decode(text) : null;
}
