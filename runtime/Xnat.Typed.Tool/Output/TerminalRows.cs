using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>A table that fits the terminal.</summary>
internal sealed class TerminalRows(IAnsiConsole terminal, IReadOnlyList<string> columns) : IRowSink
{
    private readonly Table table = Begin(columns);

    public void Add(string id, IReadOnlyList<object?> cells) =>
        table.AddRow(cells.Select(static cell => new Text(PlainText.Of(CellText.Of(cell)))));

    public void End()
    {
        if (table.Rows.Count > 0) terminal.Write(table);
        else terminal.WriteLine("Nothing found.");
    }

    private static Table Begin(IReadOnlyList<string> columns)
    {
        var begun = new Table { Border = TableBorder.Simple };
        foreach (var column in columns) begun.AddColumn(Markup.Escape(PlainText.Of(column)));
        return begun;
    }
}
