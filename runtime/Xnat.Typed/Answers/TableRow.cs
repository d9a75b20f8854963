namespace Xnat.Typed;

/// <summary>One row of a listing: text by column, as it was sent.</summary>
/// <param name="batch">What holds its cells.</param>
/// <param name="first">Index of its first cell there.</param>
/// <param name="count">Number of its cells; the table may have more columns.</param>
internal readonly struct TableRow(TableBatch batch, int first, int count)
{
    /// <summary>Columns of the whole table.</summary>
    public TableColumns Columns => batch.Columns;

    /// <summary>The cell, empty if the server sent it empty, <see langword="null"/> if it did not send it.</summary>
    public string? this[string column] => Text(Columns.IndexOf(column));

    /// <summary>The same by the column's index.</summary>
    public string? Text(int column) => IsWithin(column) ? batch.Text(first + column) : null;

    /// <summary>Whether there is a text in the cell; for that none is made.</summary>
    public bool HasText(int column) => !Bytes(column).IsEmpty;

    /// <summary>The cell as UTF-8; empty if it is, or if it was not sent.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => IsWithin(column) ? batch.Bytes(first + column) : [];

    /// <summary>What was sent, by name of the column.</summary>
    public IEnumerable<KeyValuePair<string, string>> Cells()
    {
        for (var column = 0; column < count; column++)
        {
            if (Text(column) is { } text) yield return new(Columns[column], text);
        }
    }

    private bool IsWithin(int column) => (uint)column < (uint)count;
}
