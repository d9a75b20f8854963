namespace Xnat.Typed.Server.Listings;

/// <summary>A result of rows and columns, as XNAT gives for every listing. Cells are text; an absent value is empty.</summary>
internal sealed class Table(IReadOnlyList<string> columns, IReadOnlyList<string?[]> rows)
{
    public IReadOnlyList<string> Columns { get; } = columns;

    public IReadOnlyList<string?[]> Rows { get; } = rows;

    public string? Title { get; init; }

    /// <summary>Paged results, prearchive listings, files and dumps carry no count.</summary>
    public bool HasTotal { get; init; } = true;

    /// <summary>The count where the table is a page of more: that of all rows.</summary>
    public int Total { get => field < 0 ? Rows.Count : field; init; } = -1;

    /// <summary>Ready-made JSON of the column descriptions, where the table has them.</summary>
    public string? ColumnsJson { get; init; }

    /// <summary>Further entries behind the rows; a value that begins with a brace is an object.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Meta { get; init; } = [];

    public int Find(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
            if (Columns[index] == column) return index;
        return -1;
    }
}
