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
    private readonly ColumnDescriptions descriptions = new();
    private JsonReaderState state;
    private bool inSet;
    private bool inRows;
    private bool inTotal;
    private bool inColumns;
    private int column;
    private long position;
    private long rowStart;

    public TableParser(XnatLimits limits)
    {
        this.limits = limits;
        columns = new();
        batch = new(columns);
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
        var reader = new Utf8JsonReader(bytes, isLast, state);
        while (reader.Read())
        {
            if (reader.CurrentDepth >= RowDepth) ReadInsideSection(ref reader, rows);
            else ReadOutline(ref reader);
        }

        batch.Seal();
        state = reader.CurrentState;
        position += reader.BytesConsumed;
        RefuseLongRow(position + bytes.Length - reader.BytesConsumed);
        return (int)reader.BytesConsumed;
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

    private void ReadInsideSection(ref Utf8JsonReader reader, List<TableRow> rows)
    {
        if (inColumns && reader.CurrentDepth <= CellDepth) descriptions.Read(ref reader, columns);
        if (!inRows) return;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when reader.CurrentDepth == RowDepth:
                batch.BeginRow();
                column = -1;
                rowStart = position + reader.TokenStartIndex;
                break;
            case JsonTokenType.EndObject when reader.CurrentDepth == RowDepth && batch.HasOpenRow:
                RefuseLongRow(position + reader.BytesConsumed);
                batch.EndRow(rows);
                break;
            case JsonTokenType.PropertyName when reader.CurrentDepth == CellDepth:
                column = columns.IndexOf(ref reader, column + 1);
                if (columns.Count > limits.Columns) throw new TableException($"sent more than {limits.Columns} columns");
                break;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
                when reader.CurrentDepth == CellDepth && batch.HasOpenRow:
                if (batch.Has(column)) throw new TableException("sent a row with one column twice");
                batch.Add(column, ref reader);
                break;
            case not JsonTokenType.EndArray when reader.CurrentDepth == RowDepth:
                throw new TableException("sent a row that is no object");
        }
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
