using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Finds rows in the bytes of a table (<c>{"ResultSet":{"Result":[…],"totalRecords":"3"}}</c>) piece by piece.</summary>
internal sealed class TableParser
{
    // Depths as Utf8JsonReader counts them: the root object stands at 0, its properties at 1.
    private const int SetDepth = 1;
    private const int SectionDepth = 2;
    private const int RowDepth = 3;
    private const int CellDepth = 4;

    private readonly XnatLimits limits;
    private readonly TableColumns columns;
    private readonly TableBatchBuilder batch;
    private readonly RowPattern pattern;
    private readonly ColumnDescriptions descriptions = new();
    private JsonReaderState state;
    private bool inSet;
    private bool inRows;
    private bool inTotal;
    private bool inColumns;
    private int column;
    private long position;
    private int offset;
    private long rowStart;

    public TableParser(XnatLimits limits)
    {
        this.limits = limits;
        columns = new();
        batch = new(columns);
        pattern = new(limits);
    }

    /// <summary>The number of rows that the server announces, behind the rows; many tables have none.</summary>
    public long? TotalRecords { get; private set; }

    /// <summary>Whether there was a table at all.</summary>
    public bool FoundRows { get; private set; }

    /// <summary>Reads as far as the bytes go; answers how many of them were used up.</summary>
    /// <param name="bytes">What has come.</param>
    /// <param name="isLast">Whether nothing comes any more.</param>
    /// <param name="rows">Gets the rows that have come whole.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in it is no valid Unicode.</exception>
    /// <exception cref="TableException">It is no table, or beyond the limits.</exception>
    public int Parse(ReadOnlySpan<byte> bytes, bool isLast, List<TableRow> rows)
    {
        offset = 0;
        pattern.Abandon();
        var reader = new Utf8JsonReader(bytes, isLast, state);
        while (reader.Read())
        {
            if (reader.CurrentDepth < RowDepth) ReadOutline(ref reader);
            else if (ReadInsideSection(ref reader, rows)) TakeAlike(ref reader, bytes, isLast, rows);
        }

        batch.Seal();
        state = reader.CurrentState;
        offset += (int)reader.BytesConsumed;
        position += offset;
        RefuseLongRow(position + bytes.Length - offset);
        return offset;
    }

    /// <summary>
    /// Takes the rows behind the one that has ended as long as they are written like it; the state of a reader is the same behind each.
    /// </summary>
    private void TakeAlike(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, bool isLast, List<TableRow> rows)
    {
        offset += (int)reader.BytesConsumed;
        pattern.End(bytes, offset);
        offset += pattern.Take(bytes[offset..], batch, rows);
        pattern.Begin(offset);
        reader = new(bytes[offset..], isLast, reader.CurrentState);
    }

    private void ReadOutline(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName when reader.CurrentDepth == SetDepth:
                inSet = reader.ValueTextEquals("ResultSet"u8);
                break;
            case JsonTokenType.PropertyName when reader.CurrentDepth == SectionDepth:
                inRows = inSet && reader.ValueTextEquals("Result"u8);
                inTotal = inSet && reader.ValueTextEquals("totalRecords"u8);
                inColumns = inSet && reader.ValueTextEquals("Columns"u8);
                break;
            case JsonTokenType.StartArray when reader.CurrentDepth == SectionDepth && inRows:
                if (FoundRows) throw new TableException("answered with two lists of rows");
                FoundRows = true;
                break;
            case JsonTokenType.EndArray when reader.CurrentDepth == SectionDepth:
                inRows = false;
                break;
            case JsonTokenType.String or JsonTokenType.Number when inTotal:
                if (long.TryParse(Text(ref reader), System.Globalization.CultureInfo.InvariantCulture, out var total)) TotalRecords = total;
                inTotal = false;
                break;
            case not JsonTokenType.EndObject when reader.CurrentDepth == SectionDepth && inRows:
                throw new TableException("answered with something other than a list of rows");
        }
    }

    /// <summary>Reads one token; answers whether a row ended with it.</summary>
    private bool ReadInsideSection(ref Utf8JsonReader reader, List<TableRow> rows)
    {
        if (inColumns && reader.CurrentDepth <= CellDepth) descriptions.Read(ref reader, columns);
        if (!inRows) return false;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when reader.CurrentDepth == RowDepth:
                batch.BeginRow();
                column = -1;
                rowStart = position + offset + reader.TokenStartIndex;
                break;
            case JsonTokenType.EndObject when reader.CurrentDepth == RowDepth && batch.HasOpenRow:
                RefuseLongRow(position + offset + reader.BytesConsumed);
                batch.EndRow(rows);
                return true;
            case JsonTokenType.PropertyName when reader.CurrentDepth == CellDepth:
                column = columns.IndexOf(ref reader, column + 1);
                if (columns.Count > limits.Columns) throw new TableException($"sent more than {limits.Columns} columns");
                break;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
                when reader.CurrentDepth == CellDepth && batch.HasOpenRow:
                if (batch.Has(column)) throw new TableException("sent a row with one column twice");
                batch.Add(column, ref reader);
                Note(ref reader);
                break;
            case not JsonTokenType.EndArray when reader.CurrentDepth == RowDepth:
                throw new TableException("sent a row that is no object");
            case not JsonTokenType.EndObject:
                pattern.Abandon();
                break;
        }

        return false;
    }

    /// <summary>What stands for itself is a text without escapes; of all else the next row may have another kind.</summary>
    private void Note(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped) pattern.Abandon();
        else pattern.Add(column, offset + (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
    }

    private void RefuseLongRow(long end)
    {
        if (!batch.HasOpenRow || end - rowStart <= limits.RowBytes) return;
        throw new TableException($"sent a single row of more than {limits.RowBytes} bytes");
    }

    private static string Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };
}
