using System.Text;

namespace Xnat.Typed.Tutorial;

/// <summary>Passes text on without the blanks at the ends of lines: whole columns are filled up with them.</summary>
internal sealed class TrimmedLines(TextWriter inner) : TextWriter
{
    private readonly StringBuilder blanks = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            blanks.Append(value);
            return;
        }

        if (value is not ('\r' or '\n')) inner.Write(blanks);
        blanks.Clear();
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
