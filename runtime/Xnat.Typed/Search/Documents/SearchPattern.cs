using System.Buffers;
using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Texts in conditions of a search. XNAT compares without regard to case in its patterns, has signs of its own in them, and keeps some
/// texts with entities of markup; so a pattern says no more of a text than what is the same however it is kept.
/// </summary>
internal static class SearchPattern
{
    private const char Any = '%';

    // Letters, digits and what has a meaning neither in SQL, nor in a value of XNAT's, nor in markup. '%' and '_' match themselves.
    private static readonly SearchValues<char> Certain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.:;+#@!?~^$|/=()[]{}");

    /// <summary>
    /// Whether <c>=</c> finds exactly this text: it is kept as it is, and XNAT sees nothing else in it (a star stands for any value, a
    /// blank text for none, <c>NULL</c> clears).
    /// </summary>
    public static bool IsExact(string text) =>
        text.Length > 0
        && !text.AsSpan().ContainsAnyExcept(Certain)
        && text[0] != ' '
        && text[^1] != ' '
        && text[0] is not '(' and not '['
        && !text.Equals(XnatText.Null, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it can stand in a list with commas.</summary>
    public static bool IsWord(string text) =>
        text.Length > 0
        && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')
        && !text.Equals(XnatText.Null, StringComparison.OrdinalIgnoreCase);

    /// <summary>A pattern that fits at least the texts that are meant; <see langword="null"/> if it would fit any.</summary>
    public static string? Of(TextMatch match, string text)
    {
        var pattern = new StringBuilder();
        if (match is TextMatch.Anywhere or TextMatch.AtEnd) pattern.Append(Any);
        foreach (var letter in text)
        {
            if (IsSure(letter)) pattern.Append(letter);
            else if (pattern.Length == 0 || pattern[^1] != Any) pattern.Append(Any);
        }

        // Blanks at the ends of a value may get lost on the way.
        while (pattern.Length > 0 && pattern[0] == ' ') pattern[0] = Any;
        while (pattern.Length > 0 && pattern[^1] == ' ') pattern[^1] = Any;
        if (match is TextMatch.Anywhere or TextMatch.AtStart && (pattern.Length == 0 || pattern[^1] != Any)) pattern.Append(Any);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != Any) return pattern.ToString();
        }

        return null;
    }

    /// <summary>
    /// Letters outside of ASCII that have another case are left to the client: which case they are compared in is the database's choice.
    /// </summary>
    private static bool IsSure(char letter) =>
        letter < 128
            ? Certain.Contains(letter)
            : char.IsLetter(letter) && char.ToUpperInvariant(letter) == letter && char.ToLowerInvariant(letter) == letter;
}
