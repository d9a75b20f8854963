using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Some rows that came together: the text of all their cells in one array, and where each cell stands in it. What nobody reads is never
/// made into a string. A row that is kept keeps its batch, so that batches are small.
/// </summary>
/// <param name="columns">Columns of the whole table.</param>
internal sealed class TableBatch(TableColumns columns)
{
    private byte[] text = [];
    private CellRange[] cells = [];

    public TableColumns Columns => columns;

    /// <summary>Gives the batch what it holds, before any of its rows is given out.</summary>
    public void Seal(ReadOnlySpan<byte> texts, ReadOnlySpan<CellRange> ranges) => (text, cells) = (texts.ToArray(), ranges.ToArray());

    /// <summary>Whether a cell was sent.</summary>
    public bool Has(int cell) => !cells[cell].IsAbsent;

    /// <summary>The bytes of a cell, as UTF-8; empty for one that was not sent.</summary>
    public ReadOnlySpan<byte> Bytes(int cell) => cells[cell] is { IsAbsent: false } range ? text.AsSpan(range.Start, range.Length) : [];

    /// <summary>The text of a cell, made anew each time; <see langword="null"/> for one that was not sent.</summary>
    public string? Text(int cell) => Has(cell) ? Encoding.UTF8.GetString(Bytes(cell)) : null;
}
