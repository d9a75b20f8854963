using System.Text.RegularExpressions;
using Spectre.Console;

namespace Xnat.Typed.Tutorial;

/// <summary>C# as an editor colours it: words of the language, names of types, texts and numbers.</summary>
internal static partial class ColoredSource
{
    private static readonly Style Plain = new(Color.Grey78);
    private static readonly Style Keyword = new(Color.SteelBlue1);
    private static readonly Style Type = new(Color.Aquamarine3);
    private static readonly Style Literal = new(Color.LightSalmon3);

    public static Paragraph Of(string source)
    {
        var colored = new Paragraph();
        var end = 0;
        foreach (Match part in Parts().Matches(source))
        {
            colored.Append(source[end..part.Index], Plain).Append(part.Value, StyleOf(part));
            end = part.Index + part.Length;
        }

        return colored.Append(source[end..], Plain);
    }

    private static Style StyleOf(Match part) =>
        part.Groups["keyword"].Success ? Keyword : part.Groups["type"].Success ? Type : Literal;

    [GeneratedRegex(
        """(?<literal>\$?"[^"\n]*"|\b[0-9]+(\.[0-9]+)?\b)|"""
        + """(?<keyword>\b(await|async|foreach|var|new|in|if|is|as|null|throw|true|false)\b)|"""
        + """(?<type>(?<![.\w])[A-Z]\w*(?=[\s.(]))""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
