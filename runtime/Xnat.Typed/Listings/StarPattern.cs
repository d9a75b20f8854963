namespace Xnat.Typed;

/// <summary>Patterns with stars for any text, whatever the capital letters: those of XNAT's listings.</summary>
internal static class StarPattern
{
    /// <summary>
    /// Whether the pieces between the stars follow one another. The first place of a piece is good enough: nothing is tried twice.
    /// </summary>
    public static bool IsMatch(string text, string pattern)
    {
        var pieces = pattern.Split('*');
        if (pieces.Length == 1) return string.Equals(text, pattern, StringComparison.OrdinalIgnoreCase);
        if (!text.StartsWith(pieces[0], StringComparison.OrdinalIgnoreCase)) return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces.AsSpan(1..^1))
        {
            var found = text.IndexOf(piece, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            at = found + piece.Length;
        }

        return text.Length - at >= pieces[^1].Length && text.EndsWith(pieces[^1], StringComparison.OrdinalIgnoreCase);
    }
}
