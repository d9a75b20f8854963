using System.Runtime.InteropServices;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Gathers the cells of rows into batches.</summary>
/// <param name="columns">Columns of the whole table.</param>
internal sealed class TableBatchBuilder(TableColumns columns)
{
    /// <summary>A batch takes no further row from here on: whoever keeps one row keeps so much, or that row.</summary>
    private const int FullLength = 16 * 1024;

    private readonly List<CellRange> cells = [];
    private TableBatch batch = new(columns);
    private byte[] text = new byte[FullLength];
    private byte[] spare = new byte[FullLength];
    private int length;
    private int completeLength;
    private CellRange[] row = [];
    private CellRange[] previous = [];
    private int width;

    /// <summary>Whether a row has begun and not ended.</summary>
    public bool HasOpenRow { get; private set; }

    public void BeginRow()
    {
        HasOpenRow = true;
        width = columns.Count;
        if (row.Length < width) row = new CellRange[width];
        row.AsSpan().Fill(CellRange.Absent);
    }

    /// <summary>Whether the open row has a value for a column already.</summary>
    public bool Has(int column) => column < width && !row[column].IsAbsent;

    /// <summary>Adds the value that the reader stands on.</summary>
    /// <exception cref="InvalidOperationException">It is no valid Unicode.</exception>
    public void Add(int column, ref Utf8JsonReader reader)
    {
        if (column >= width) Widen();
        row[column] = reader.TokenType switch
        {
            JsonTokenType.String => AddText(column, ref reader),
            JsonTokenType.True => AddBytes("true"u8),
            JsonTokenType.False => AddBytes("false"u8),
            _ => AddBytes(reader.ValueSpan),
        };
    }

    /// <summary>Adds a text that is valid UTF-8 and means itself, to a column that there is.</summary>
    public void Add(int column, ReadOnlySpan<byte> plain) => row[column] = AddPlain(column, plain);

    /// <summary>Forgets the open row.</summary>
    public void GiveUpRow()
    {
        HasOpenRow = false;
        length = completeLength;
    }

    public void EndRow(List<TableRow> rows)
    {
        HasOpenRow = false;
        rows.Add(new(batch, cells.Count, width));
        cells.AddRange(row.AsSpan(0, width));
        completeLength = length;
        (row, previous) = (previous, row);
        if (length >= FullLength) Seal();
    }

    /// <summary>Closes the batch of the rows that have ended; the one that is still coming in goes to the next.</summary>
    public void Seal()
    {
        if (cells.Count == 0) return;
        batch.Seal(text.AsSpan(0, completeLength), CollectionsMarshal.AsSpan(cells));
        cells.Clear();
        batch = new(columns);
        previous = [];
        (text, spare) = (spare, text);
        (length, completeLength) = (0, 0);
        if (!HasOpenRow) return;
        foreach (ref var cell in row.AsSpan(0, width))
        {
            if (!cell.IsAbsent) cell = AddBytes(spare.AsSpan(cell.Start, cell.Length));
        }
    }

    private CellRange AddText(int column, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && IsAsBefore(column, reader.ValueSpan)) return previous[column];
        Reserve(reader.ValueSpan.Length);
        var range = new CellRange(length, reader.CopyString(text.AsSpan(length)));
        length += range.Length;
        return range;
    }

    private CellRange AddPlain(int column, ReadOnlySpan<byte> bytes) => IsAsBefore(column, bytes) ? previous[column] : AddBytes(bytes);

    /// <summary>Project, type, user: many columns repeat, so the text of the row before is taken again.</summary>
    private bool IsAsBefore(int column, ReadOnlySpan<byte> bytes) =>
        column < previous.Length && previous[column] is var before && before.Length == bytes.Length
        && text.AsSpan(before.Start, before.Length).SequenceEqual(bytes);

    private CellRange AddBytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(text.AsSpan(length));
        length += bytes.Length;
        return new(length - bytes.Length, bytes.Length);
    }

    private void Reserve(int bytes)
    {
        if (text.Length - length < bytes) Array.Resize(ref text, Math.Max(text.Length * 2, length + bytes));
    }

    private void Widen()
    {
        var known = width;
        width = columns.Count;
        if (row.Length < width) Array.Resize(ref row, width);
        row.AsSpan(known).Fill(CellRange.Absent);
    }
}
