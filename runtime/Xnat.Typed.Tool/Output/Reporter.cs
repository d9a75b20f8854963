using System.CommandLine;
using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>Says what a command does: with colours and tables to a person, in plain lines to a file or another program.</summary>
internal sealed class Reporter
{
    private readonly TextWriter output;
    private readonly TextWriter error;
    private readonly bool isQuiet;
    private readonly IAnsiConsole? terminal;

    public Reporter(InvocationConfiguration console, bool isQuiet)
    {
        output = console.Output;
        error = console.Error;
        this.isQuiet = isQuiet;
        if (ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected) terminal = AnsiConsole.Console;
    }

    /// <summary>What a person wants to read on the way; <c>--quiet</c> leaves it out.</summary>
    public void Say(string text)
    {
        if (!isQuiet) output.WriteLine(PlainText.Of(text));
    }

    /// <summary>What went wrong; said in any case, on the error stream.</summary>
    public void Complain(string text) => error.WriteLine(PlainText.Of(text));

    /// <summary>Rows on the way; <c>--quiet</c> leaves them out.</summary>
    public void SayRows(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (!isQuiet) ShowRows(columns, rows);
    }

    /// <summary>The rows that the command was called for: a table for a person, else a line each, with tabs between the cells.</summary>
    public void ShowRows(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (terminal is null)
        {
            foreach (var row in rows) output.WriteLine(string.Join('\t', row.Select(PlainText.Of)));
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns) table.AddColumn(Markup.Escape(column));
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(PlainText.Of(cell))));
        terminal.Write(table);
    }
}
