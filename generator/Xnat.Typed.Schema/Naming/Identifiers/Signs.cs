using System.Collections.Generic;
using System.Globalization;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>What characters are called that C# allows in no identifier.</summary>
internal static class Signs
{
    /// <summary>Signs that belong to the meaning of a value wherever they stand.</summary>
    private static readonly Dictionary<char, string> Meaningful = new()
    {
        ['<'] = "LessThan", ['>'] = "GreaterThan", ['\u2264'] = "AtMost", ['\u2265'] = "AtLeast", ['\u2A7D'] = "AtMost",
        ['\u2A7E'] = "AtLeast", ['='] = "Equal", ['\u2260'] = "NotEqual", ['\u2248'] = "About", ['+'] = "Plus", ['\uFF0B'] = "Plus",
        ['\u00B1'] = "PlusMinus", ['\u00D7'] = "Times", ['\u00F7'] = "DividedBy", ['\u221E'] = "Infinity", ['%'] = "Percent",
        ['\u2030'] = "PerMille", ['\u00B0'] = "Degree", ['&'] = "And", ['#'] = "Hash", ['*'] = "Star", ['@'] = "At", ['$'] = "Dollar",
        ['\u20AC'] = "Euro", ['\u00A3'] = "Pound", ['\u00A5'] = "Yen", ['\u2192'] = "To",
    };

    /// <summary>Punctuation, which means something only by its place, or where nothing else tells two values apart.</summary>
    private static readonly Dictionary<char, string> Punctuation = new()
    {
        ['-'] = "Minus", ['\u2212'] = "MinusSign", ['\u2010'] = "Hyphen", ['\u2011'] = "Hyphen", ['\u2013'] = "EnDash",
        ['\u2014'] = "EmDash", ['.'] = "Point", [','] = "Comma", [':'] = "Colon", [';'] = "Semicolon", ['/'] = "Slash",
        ['\\'] = "Backslash", ['|'] = "Bar", ['_'] = "Underscore", ['~'] = "Tilde", ['^'] = "Caret", ['!'] = "ExclamationMark",
        ['?'] = "QuestionMark", ['\''] = "Apostrophe", ['"'] = "Quote", ['('] = "Open", [')'] = "Close", ['['] = "OpenBracket",
        [']'] = "CloseBracket", ['{'] = "OpenBrace", ['}'] = "CloseBrace", [' '] = "Blank", ['\t'] = "Tab", ['\n'] = "LineFeed",
        ['\r'] = "CarriageReturn",
    };

    /// <summary>Comparisons and the like that are written with several characters; the longest first.</summary>
    private static readonly (string Text, string Word)[] Compound =
    [
        ("+/-", "PlusMinus"), ("<=", "AtMost"), ("=<", "AtMost"), (">=", "AtLeast"), ("=>", "AtLeast"), ("!=", "NotEqual"),
        ("<>", "NotEqual"), ("->", "To"),
    ];

    /// <summary>The word of a sign that means the same wherever it stands, with how many characters it has; or an empty word.</summary>
    public static (string Word, int Length) Find(string text, int index)
    {
        foreach (var (sign, word) in Compound)
            if (string.CompareOrdinal(text, index, sign, 0, sign.Length) == 0) return (word, sign.Length);
        return (Meaningful.TryGetValue(text[index], out var found) ? found : "", 1);
    }

    public static bool IsMeaningful(char character) => Meaningful.ContainsKey(character);

    /// <summary>What to call the character, if only by its code.</summary>
    public static string NameOf(char character) =>
        Meaningful.TryGetValue(character, out var word) || Punctuation.TryGetValue(character, out word) ? word : CodeOf(character);

    public static bool HasName(char character) => Meaningful.ContainsKey(character) || Punctuation.ContainsKey(character);

    private static string CodeOf(char character) => "U" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);
}
