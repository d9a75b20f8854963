using System.Text;

namespace Xnat.Typed.Tool.Manual;

/// <summary>Text of a manual page, with the macros of man(7).</summary>
internal sealed class Roff
{
    private readonly StringBuilder text = new();

    /// <summary>A line that is a macro, its arguments quoted.</summary>
    public Roff Macro(string name, params IEnumerable<string> arguments)
    {
        text.Append('.').Append(name);
        foreach (var argument in arguments)
            text.Append(" \"").Append(Escaped(argument).Replace("\"", "\\(dq", StringComparison.Ordinal)).Append('"');
        text.Append('\n');
        return this;
    }

    /// <summary>A line of text.</summary>
    public Roff Line(string line)
    {
        var escaped = Escaped(line);
        // What begins a line with one of these would be taken for a macro.
        if (escaped is ['.' or '\'', ..]) text.Append("\\&");
        text.Append(escaped).Append('\n');
        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>Hyphens stay hyphens, so that an option can be copied from the page.</summary>
    private static string Escaped(string value) =>
        value.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
