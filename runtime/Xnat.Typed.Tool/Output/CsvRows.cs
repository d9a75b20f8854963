namespace Xnat.Typed.Tool.Output;

/// <summary>Comma-separated values with a header.</summary>
internal sealed class CsvRows : IRowSink
{
    private readonly TextWriter output;

    public CsvRows(TextWriter output, IReadOnlyList<string> columns)
    {
        this.output = output;
        output.Write(CsvText.Line(columns));
    }

    public void Add(string id, IReadOnlyList<object?> cells) => output.Write(CsvText.Line([.. cells.Select(CellText.Of)]));

    public void End()
    {
    }
}
