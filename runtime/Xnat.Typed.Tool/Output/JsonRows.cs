namespace Xnat.Typed.Tool.Output;

/// <summary>An array with an object for each row, each on a line of its own; without its end where the command failed on the way.</summary>
internal sealed class JsonRows(TextWriter output, IReadOnlyList<string> columns) : IRowSink
{
    private bool hasRows;

    public void Add(string id, IReadOnlyList<object?> cells)
    {
        output.Write(hasRows ? ",\n" : "[\n");
        hasRows = true;
        output.Write(JsonText.Object(columns.Zip(cells)));
    }

    public void End() => output.Write(hasRows ? "\n]\n" : "[]\n");
}
