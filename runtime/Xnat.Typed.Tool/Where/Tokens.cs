using System.Text;

namespace Xnat.Typed.Tool.Where;

/// <summary>Cuts a condition into words and signs.</summary>
internal static class Tokens
{
    private static readonly string[] Signs = ["<=", ">=", "!=", "<>", "==", "&&", "||", "=", "<", ">", "(", ")", ",", "!"];

    /// <exception cref="WhereException">A sign that the language does not have, or quotes that do not end.</exception>
    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var (token, next) = Next(text, at);
            tokens.Add(token);
            at = next;
        }

        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static (Token Token, int Next) Next(string text, int at)
    {
        if (text[at] is '\'' or '"') return Quoted(text, at);
        if (Array.Find(Signs, sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0) is { } found)
            return (new(TokenKind.Sign, found, at), at + found.Length);
        var end = at;
        while (end < text.Length && IsOfWord(text[end])) end++;
        return end > at
            ? (new(TokenKind.Word, text[at..end], at), end)
            : throw new WhereException(text, at, "this sign means nothing here; put texts with such signs into quotes");
    }

    /// <summary>A quote within stands twice, as in SQL.</summary>
    private static (Token Token, int Next) Quoted(string text, int at)
    {
        var quote = text[at];
        var content = new StringBuilder();
        for (var next = at + 1; next < text.Length; next++)
        {
            if (text[next] != quote)
            {
                content.Append(text[next]);
                continue;
            }

            if (next + 1 >= text.Length || text[next + 1] != quote) return (new(TokenKind.Quoted, content.ToString(), at), next + 1);
            content.Append(quote);
            next++;
        }

        throw new WhereException(text, at, $"the text that begins here has no {quote} at its end");
    }

    private static bool IsOfWord(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '.' or ':' or '/' or '*' or '+' or '@';
}
