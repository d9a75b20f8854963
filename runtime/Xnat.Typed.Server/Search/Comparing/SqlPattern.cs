namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>SQL's LIKE without regard to case: a percent sign for any text, an underscore for one character.</summary>
internal static class SqlPattern
{
    public static bool IsMatch(string text, string pattern)
    {
        // Goes back to the last percent sign only, so a pattern full of them takes no more than length times length.
        var (at, wanted, retryText, retryPattern) = (0, 0, 0, -1);
        while (at < text.Length)
        {
            if (wanted < pattern.Length && pattern[wanted] == '%')
            {
                (retryText, retryPattern) = (at, ++wanted);
            }
            else if (wanted < pattern.Length
                && (pattern[wanted] == '_' || char.ToUpperInvariant(pattern[wanted]) == char.ToUpperInvariant(text[at])))
            {
                at++;
                wanted++;
            }
            else if (retryPattern >= 0)
            {
                at = ++retryText;
                wanted = retryPattern;
            }
            else
            {
                return false;
            }
        }

        while (wanted < pattern.Length && pattern[wanted] == '%') wanted++;
        return wanted == pattern.Length;
    }
}
