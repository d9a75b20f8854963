namespace Xnat.Typed.Tool.Output;

/// <summary>Identifiers, one a line.</summary>
internal sealed class QuietRows(TextWriter output) : IRowSink
{
    public void Add(string id, IReadOnlyList<object?> cells) => output.Write(PlainText.Of(id) + "\n");

    public void End()
    {
    }
}
