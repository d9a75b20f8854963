using System.Buffers;
using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Text as XNAT keeps it. What came to a server in a path or as a value of a parameter is stored, and given back below <c>/data</c>,
/// with the five characters of markup as entities; what came in a document is stored as it was.
/// </summary>
internal static class XnatText
{
    /// <summary>The literal by which a PUT clears a field.</summary>
    public const string Null = "NULL";

    // All that XML 1.0 cannot hold and that is not half of a pair.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(static code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    private static readonly (string Entity, char Character)[] Entities =
        [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&apos;", '\'')];

    /// <summary>Undoes one level of XML's five entities: <c>&amp;amp;lt;</c> becomes <c>&amp;lt;</c>, <c>&amp;#60;</c> stays.</summary>
    public static string Decode(string stored)
    {
        var next = stored.IndexOf('&', StringComparison.Ordinal);
        if (next < 0) return stored;
        var text = new StringBuilder(stored.Length).Append(stored, 0, next);
        while (next < stored.Length)
        {
            if (stored[next] == '&' && EntityAt(stored.AsSpan(next)) is { Entity: { } entity } found)
            {
                text.Append(found.Character);
                next += entity.Length;
            }
            else
            {
                text.Append(stored[next++]);
            }
        }

        return text.ToString();
    }

    /// <summary>Whether decoding would change the text: then it cannot be the key of a row, since keys are stored as sent.</summary>
    public static bool HasEntity(string text) => Array.Exists(Entities, known => text.Contains(known.Entity, StringComparison.Ordinal));

    /// <summary>Why XNAT cannot hold a text, as the end of a sentence; <see langword="null"/> if it can.</summary>
    public static string? WhyNotStorable(string text)
    {
        if (text.Equals(Null, StringComparison.OrdinalIgnoreCase)) return "XNAT takes the text 'NULL' as the wish to clear";
        if (text.AsSpan().IndexOfAny(Forbidden) is var at and >= 0)
            return $"XNAT cannot store {CharacterName.Of(text[at])}, nor any control character but tab and line ends";
        return HasLoneSurrogate(text) ? "it is not valid Unicode: half of a surrogate pair stands alone" : null;
    }

    /// <summary>Refuses, before anything is sent, what XNAT would store as something else.</summary>
    /// <exception cref="ArgumentException">XNAT cannot hold the text.</exception>
    public static void RefuseUnstorable(string text, string parameter)
    {
        if (WhyNotStorable(text) is { } reason)
            throw new ArgumentException($"The text cannot be sent: {reason}. Choose another text.", parameter);
    }

    private static (string? Entity, char Character) EntityAt(ReadOnlySpan<char> text)
    {
        foreach (var known in Entities)
        {
            if (text.StartsWith(known.Entity, StringComparison.Ordinal)) return known;
        }

        return default;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])) return true;
            at++;
        }

        return false;
    }
}
