namespace Xnat.Typed.Tool.Output;

/// <summary>Columns that stand below each other. The first thousand rows say how wide they are, so that memory stays the same.</summary>
internal sealed class AlignedRows(TextWriter output, IReadOnlyList<string> columns) : IRowSink
{
    private const int Measured = 1000;

    private readonly List<string[]> waiting = [[.. columns.Select(PlainText.Of)]];
    private int[]? widths;

    public void Add(string id, IReadOnlyList<object?> cells)
    {
        string[] row = [.. cells.Select(static cell => PlainText.Of(CellText.Of(cell)))];
        if (widths is not null)
        {
            Write(row, widths);
            return;
        }

        waiting.Add(row);
        if (waiting.Count > Measured) Flush();
    }

    public void End() => Flush();

    private void Flush()
    {
        if (widths is not null) return;
        widths = [.. columns.Select((_, at) => waiting.Max(row => row[at].Length))];
        foreach (var row in waiting) Write(row, widths);
        waiting.Clear();
    }

    private void Write(string[] row, int[] width) =>
        output.Write(string.Join("  ", row.Select((cell, at) => cell.PadRight(width[at]))).TrimEnd() + "\n");
}
