namespace Xnat.Typed;

/// <summary>Refuses rows that are well-formed and about something else: without what names the thing, a row would count as one.</summary>
internal static class RowCheck
{
    /// <summary>The text of a column that each row of this table has, decoded.</summary>
    /// <exception cref="XnatContentException">The row does not have it.</exception>
    public static string Required(TableRow row, string column, string route) =>
        row[column] is { Length: > 0 } text
            ? XnatText.Decode(text)
            : throw new XnatContentException(
                $"{route} answered a row without its {column}; this is another table than the one that was asked for. Check the address " +
                "and the proxy before it.")
            {
                Route = route,
                Field = column,
            };
}
