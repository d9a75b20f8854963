using System.Text;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes indented lines with <c>\n</c>, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', depth * IndentWidth).Append(line);
        text.Append('\n');
    }

    public void Open()
    {
        Line("{");
        depth++;
    }

    public void Close() => CloseWith("");

    public void CloseWith(string ending)
    {
        depth--;
        Line("}" + ending);
    }

    public override string ToString() => text.ToString();
}
