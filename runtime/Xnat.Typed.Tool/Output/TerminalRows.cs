using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>
/// A table that fits the terminal, a line each row: what is too long is cut, and columns for which there is no room are named below it.
/// </summary>
internal sealed class TerminalRows(IAnsiConsole terminal, IReadOnlyList<string> columns) : IRowSink
{
    private readonly List<string[]> rows = [];

    public void Add(string id, IReadOnlyList<object?> cells) =>
        rows.Add([.. cells.Select(static cell => PlainText.Of(CellText.Of(cell)))]);

    public void End()
    {
        if (rows.Count == 0)
        {
            terminal.WriteLine("Nothing found.");
            return;
        }

        string[] heads = [.. columns.Select(PlainText.Of)];
        int[] needed = [.. heads.Select((head, at) => rows.Select(row => CellWidth.Of(row[at])).Append(CellWidth.Of(head)).Max())];
        var widths = ColumnWidths.Of(needed, [.. heads.Select(CellWidth.Of)], terminal.Profile.Width);
        terminal.Write(Draw(heads, widths));
        if (widths.Count < heads.Length)
        {
            var left = string.Join(", ", heads[widths.Count..]);
            terminal.WriteLine($"Not shown: {left}. A wider window has room for more, and a pipe shows all.");
        }
    }

    private Table Draw(string[] heads, IReadOnlyList<int> widths)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (head, width) in heads.Zip(widths))
            table.AddColumn(new TableColumn(new Text(CellWidth.Fit(head, width))) { Width = width, NoWrap = true });
        foreach (var row in rows) table.AddRow(row.Zip(widths, static (cell, width) => new Text(CellWidth.Fit(cell, width))));
        return table;
    }
}
