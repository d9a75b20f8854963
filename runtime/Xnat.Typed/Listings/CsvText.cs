using System.Buffers;

namespace Xnat.Typed;

/// <summary>Lines of comma-separated values as RFC 4180 has them: quotes where they are needed, doubled within, CRLF at the end.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static async Task WriteLineAsync(TextWriter writer, IReadOnlyList<string?> cells, CancellationToken cancellationToken)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (at > 0) await writer.WriteAsync(",".AsMemory(), cancellationToken).ConfigureAwait(false);
            await writer.WriteAsync(Cell(cells[at] ?? "", cells.Count == 1).AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        await writer.WriteAsync("\r\n".AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A line with its end.</summary>
    public static string Line(IReadOnlyList<string> cells) => string.Join(',', cells.Select(cell => Cell(cell, cells.Count == 1))) + "\r\n";

    // A line of one empty cell would be an empty line, which many readers pass over; blanks at the ends some take off.
    private static string Cell(string text, bool isAlone) =>
        text.AsSpan().ContainsAny(Quoted) || (text.Length == 0 && isAlone) || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
