using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed;

/// <summary>Reads the beginning of an answer as text, and finds in it what a person would.</summary>
internal static partial class AnswerText
{
    /// <summary>At most <paramref name="limit"/> bytes of the content.</summary>
    public static async Task<string> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(limit);
        try
        {
            var length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, limit), limit, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Decode(content, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static string Decode(HttpContent content, ReadOnlySpan<byte> bytes)
    {
        // Restlet labels its pages ISO-8859-1; anything else is UTF-8 in practice.
        var latin = string.Equals(content.Headers.ContentType?.CharSet?.Trim('"'), "ISO-8859-1", StringComparison.OrdinalIgnoreCase);
        return (latin ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes);
    }

    public static bool IsHtml(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\uFEFF \t\r\n");
        if (text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return true;
        // Pages of sign-on servers are often XHTML: a declaration, maybe a comment, then the page.
        while (EndOfPreamble(text) is var end and > 0) text = text[end..].TrimStart(" \t\r\n");
        return text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static int EndOfPreamble(ReadOnlySpan<char> text)
    {
        var closing = text.StartsWith("<?xml", StringComparison.Ordinal) ? "?>" : text.StartsWith("<!--", StringComparison.Ordinal)
            ? "-->" : "";
        return closing.Length > 0 && text.IndexOf(closing, StringComparison.Ordinal) is var at and >= 0 ? at + closing.Length : 0;
    }

    /// <summary>
    /// The sentence of a Restlet status page, the heading of a container's error page, the title of any other page, or a short plain text.
    /// </summary>
    public static string? Sentence(string text)
    {
        if (!IsHtml(text)) return text.AsSpan().Trim() is { Length: > 0 and <= 500 } plain && plain[0] != '<' ? plain.ToString() : null;
        var heading = Between(text, HeadingStart(), HeadingEnd()) ?? Between(text, TitleStart(), TitleEnd()) ?? "";
        var sentence = Tags().Replace(heading, " ").Trim();
        return sentence.Length == 0 ? null : WebUtility.HtmlDecode(sentence);
    }

    // Two steps, each of which reads on and never back: one pattern for all would read a hostile page over and over.
    private static string? Between(string page, Regex start, Regex end)
    {
        var opening = start.Match(page);
        if (!opening.Success) return null;
        var from = opening.Index + opening.Length;
        var closing = end.Match(page, from);
        return closing.Success ? page[from..closing.Index] : null;
    }

    [GeneratedRegex("<h[13][^<>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingStart();

    [GeneratedRegex("</h[13]>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingEnd();

    [GeneratedRegex("<title[^<>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleStart();

    [GeneratedRegex("</title>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleEnd();

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
