namespace Xnat.Typed;

/// <summary>One row of a listing: text by column, as it was sent.</summary>
/// <param name="Columns">Columns of the whole table; a row may have fewer values.</param>
/// <param name="Values">By index of the column; <see langword="null"/> where the row has no such key.</param>
internal readonly record struct TableRow(TableColumns Columns, string?[] Values)
{
    /// <summary>The cell, empty if the server sent it empty, <see langword="null"/> if it did not send it.</summary>
    public string? this[string column] => Columns.IndexOf(column) is var at and >= 0 && at < Values.Length ? Values[at] : null;

    public IEnumerable<KeyValuePair<string, string>> Cells()
    {
        for (var at = 0; at < Values.Length; at++)
        {
            if (Values[at] is { } value) yield return new(Columns[at], value);
        }
    }
}
