using System.CommandLine;
using System.Text;
using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>Says what a command does: with colours and tables to a person, in plain lines to a file or another program.</summary>
internal sealed class Reporter
{
    private readonly TextWriter output;
    private readonly TextWriter error;
    private readonly Func<IAnsiConsole>? terminal;
    private readonly Stream? bytes;
    private bool isClosed;

    public Reporter(InvocationConfiguration console, bool isQuiet)
        : this(console, isQuiet ? OutputFormat.Quiet : OutputFormat.Text)
    {
    }

    public Reporter(InvocationConfiguration console, OutputFormat format)
    {
        output = console.Output;
        error = console.Error;
        Format = format;
        terminal = (console as ToolConsole)?.Terminal;
        bytes = (console as ToolConsole)?.Bytes;
        Progress = (console as ToolConsole)?.ErrorTerminal;
    }

    /// <summary>For whom the output is.</summary>
    public OutputFormat Format { get; }

    /// <summary>Where progress is shown to a person; <see langword="null"/> where nobody looks.</summary>
    public Func<IAnsiConsole>? Progress { get; }

    /// <summary>What a person wants to read on the way; <c>--quiet</c> leaves it out.</summary>
    public void Say(string text)
    {
        if (Format == OutputFormat.Text) WriteLine(PlainText.Of(text), output.NewLine);
    }

    /// <summary>One thing that happened: a line for a person, an object with its type for a program.</summary>
    /// <param name="type">What kind of thing it is.</param>
    /// <param name="text">The line.</param>
    /// <param name="members">What a program wants to know.</param>
    public void Tell(string type, string text, params IEnumerable<(string Name, object? Value)> members)
    {
        Say(text);
        Note(type, members);
    }

    /// <summary>The same for programs alone.</summary>
    public void Note(string type, params IEnumerable<(string Name, object? Value)> members)
    {
        if (Format == OutputFormat.Json) WriteLine(JsonText.Object(members.Prepend(("type", type))), "\n");
    }

    /// <summary>A line of <c>--quiet</c>, which other programs read.</summary>
    public void Name(string id)
    {
        if (Format == OutputFormat.Quiet) WriteLine(PlainText.Of(id), "\n");
    }

    /// <summary>
    /// Each line when it happens: whoever reads them waits for them. Where nobody reads any more, the work goes on, and ends as it would.
    /// </summary>
    private void WriteLine(string line, string end)
    {
        if (isClosed) return;
        try
        {
            output.Write(line + end);
            output.Flush();
        }
        catch (IOException exception) when (BrokenOutput.IsClosedPipe(exception))
        {
            isClosed = true;
        }
    }

    /// <summary>A text as it is, whatever the format: what was asked for itself.</summary>
    public void Write(string text) => output.Write(text);

    /// <summary>Bytes as they are; where the output takes texts alone, as the text that they are.</summary>
    public async Task WriteAsync(Stream content, CancellationToken cancellationToken)
    {
        if (bytes is not null)
        {
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var reader = new StreamReader(content, Encoding.UTF8);
        var buffer = new char[16 * 1024];
        var last = '\n';
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            last = buffer[count - 1];
        }

        // The next prompt of a shell begins a line of its own.
        if (terminal is not null && last != '\n') await output.WriteLineAsync().ConfigureAwait(false);
    }

    /// <summary>What went wrong; said in any case, on the error stream.</summary>
    public void Complain(string text) => error.WriteLine(PlainText.Of(text));

    /// <summary>The same in several lines, of which none is a server's.</summary>
    public void ComplainLines(string text)
    {
        foreach (var line in text.Split('\n')) Complain(line);
    }

    /// <summary>Rows on the way; <c>--quiet</c> leaves them out.</summary>
    public void SayRows(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (Format != OutputFormat.Quiet) ShowRows(columns, rows);
    }

    /// <summary>The rows that the command was called for: a table for a person, else a line each, with tabs between the cells.</summary>
    public void ShowRows(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (terminal is null)
        {
            foreach (var row in rows) output.WriteLine(string.Join('\t', row.Select(PlainText.Of)));
            return;
        }

        var sink = new TerminalRows(terminal(), columns);
        foreach (var row in rows) sink.Add("", row);
        sink.End();
    }

    /// <summary>Takes the rows of a table and writes them as the format says.</summary>
    public IRowSink Table(IReadOnlyList<string> columns) => Format switch
    {
        OutputFormat.Json => new JsonRows(output, columns),
        OutputFormat.Csv => new CsvRows(output, columns),
        OutputFormat.Quiet => new QuietRows(output),
        _ => terminal is null ? new AlignedRows(output, columns) : new TerminalRows(terminal(), columns),
    };

    /// <summary>Takes the nodes of a tree and writes them as the format says.</summary>
    public ITreeSink Tree() => Format != OutputFormat.Text ? new TreeTable(Table)
        : terminal is null ? new IndentedTree(output)
        : new TerminalTree(terminal());
}
