using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>
/// What was written to a terminal as a picture in SVG. It brings its own background, so it is the same on light pages and on dark ones,
/// and a width for each piece of text, so that columns stand in any font.
/// </summary>
/// <param name="command">What was typed.</param>
/// <param name="shown">Says of each line whether it is in the picture; three dots stand for lines that are not.</param>
internal sealed class TerminalPicture(string command, Func<string, bool> shown) : IAnsiConsoleEncoder
{
    private const double CellWidth = 8.4;
    private const int LineHeight = 19;
    private const int Margin = 20;
    private const int Top = 62;

    public string Encode(IAnsiConsole console, IEnumerable<IRenderable> renderable)
    {
        var options = RenderOptions.Create(console);
        var written = Segment.SplitLines(renderable.SelectMany(one => one.Render(options, console.Profile.Width)));
        List<IReadOnlyList<Segment>> lines = [[new Segment("$ ", new Style(Color.Green)), new Segment(command)]];
        var isCut = false;
        foreach (var line in written)
        {
            var isShown = shown(string.Concat(line.Select(segment => segment.Text)).TrimEnd());
            if (isShown && isCut) lines.AddRange([[new Segment("    …", new Style(Color.Grey))], []]);
            if (isShown) lines.Add(line);
            isCut = !isShown;
        }

        return Draw(lines, console.Profile.Width);
    }

    private static string Draw(List<IReadOnlyList<Segment>> lines, int columns)
    {
        var width = (int)(columns * CellWidth) + (2 * Margin);
        var height = Top + (lines.Count * LineHeight) + 8;
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <title>The tour on a terminal</title>
            <style>text {"{"} font: 14px ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; white-space: pre {"}"}</style>
            <rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="9" fill="#14191f" stroke="#5b6571"/>
            <circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/>
            <circle cx="62" cy="20" r="6" fill="#28c840"/>

            """);
        for (var row = 0; row < lines.Count; row++)
            foreach (var (column, segment) in Placed(lines[row])) Append(picture, segment, column, Top + (row * LineHeight));
        return picture.Append("</svg>\n").ToString();
    }

    private static IEnumerable<(int Column, Segment Segment)> Placed(IEnumerable<Segment> line)
    {
        var column = 0;
        foreach (var segment in line)
        {
            var text = segment.Text.TrimEnd();
            var start = text.Length - text.TrimStart().Length;
            if (text.Length > 0) yield return (column + start, new Segment(text[start..], segment.Style));
            column += segment.CellCount();
        }
    }

    private static void Append(StringBuilder picture, Segment segment, int column, int y)
    {
        var color = segment.Style.Foreground;
        var fill = color == Color.Default ? "#dfe5ec" : color == Color.Green ? "#3fb950" : $"#{color.R:x2}{color.G:x2}{color.B:x2}";
        var weight = segment.Style.Decoration.HasFlag(Decoration.Bold) ? " style=\"font-weight: bold\"" : "";
        var x = (Margin + (column * CellWidth)).ToString("0.#", CultureInfo.InvariantCulture);
        var length = (segment.CellCount() * CellWidth).ToString("0.#", CultureInfo.InvariantCulture);
        picture.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{fill}\"{weight}>{Escaped(segment.Text)}</text>\n");
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
