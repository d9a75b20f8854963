using System.Globalization;
using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Conditions in the little language of XNAT's listings: comma lists, patterns with <c>*</c>, ranges with a dash. It has no escapes, so
/// what is a sign in it, or may be stored as an entity, is sent as <c>*</c>: more rows come then, never fewer, and they are compared here.
/// </summary>
internal static class FilterText
{
    /// <summary>An address longer than this may be refused on its way.</summary>
    private const int LongestList = 1500;

    private const long LargestExact = 1L << 52;

    /// <summary>The condition that a field has one of some values; <see langword="null"/> if XNAT cannot be asked for that.</summary>
    public static string? OneOf<T>(IReadOnlyList<T> values)
    {
        var texts = new List<string>(values.Count);
        foreach (var value in values)
        {
            if (Of(value) is not { } text) return null;
            texts.Add(text);
        }

        // Whether XNAT looks for patterns in a list or in each of its entries is nowhere said.
        if (texts.Count != 1 && texts.Exists(static text => text.Contains('*', StringComparison.Ordinal))) return null;
        var list = string.Join(',', texts);
        return list.Length is > 0 and <= LongestList ? list : null;
    }

    /// <summary>The condition that a field lies between two values.</summary>
    public static string? Between<T>(T from, T to) => (from, to) switch
    {
        (DateOnly first, DateOnly last) => $"{Day(first)}-{Day(last)}",
        (int or long or double, int or long or double) => Numbers(from, to),
        _ => null,
    };

    /// <summary>A pattern of the caller's.</summary>
    public static string? Pattern(string pattern)
    {
        var text = Safe(pattern, keepsStars: true);
        return HasContent(text) && text.Length <= LongestList ? text : null;
    }

    /// <summary>What is spelled like a name up to capital letters, blanks and punctuation, the name itself included.</summary>
    public static string? Near(string name)
    {
        var text = new StringBuilder(name.Length * 2);
        var last = ' ';
        foreach (var letter in name)
        {
            var isContent = char.IsLetterOrDigit(letter) || letter > '\x9F';
            var begins = !isContent || (last != ' ' && char.IsAsciiDigit(last) != char.IsAsciiDigit(letter));
            if (begins && (text.Length == 0 || text[^1] != '*')) text.Append('*');
            if (isContent) text.Append(letter);
            last = isContent ? letter : ' ';
        }

        return HasContent(text.ToString()) ? text.ToString() : null;
    }

    private static string? Of<T>(T value)
    {
        switch (value)
        {
            // What is empty cannot be asked for, and booleans are kept as numbers in some tables and as words in others.
            case null or bool or DateTime:
                return null;
            case DateOnly day:
                return Day(day);
            case int or long or double:
                return Numbers(value, value);
            case IFormattable and not Enum:
                return null;
            default:
                var text = Safe(value.ToString() ?? "", keepsStars: false);
                return HasContent(text) && !text.Equals(XnatText.Null, StringComparison.OrdinalIgnoreCase) ? text : null;
        }
    }

    /// <summary>Whole numbers around the values: a column may be of less precision, and a minus sign begins a range.</summary>
    private static string? Numbers<T>(T from, T to)
    {
        var (low, high) = (Convert.ToDouble(from, CultureInfo.InvariantCulture), Convert.ToDouble(to, CultureInfo.InvariantCulture));
        if (!(low >= 0 && high >= low && high < LargestExact)) return null;
        if (from is not double && low.Equals(high)) return Digits(low);
        return $"{Digits(Math.Floor(low))}-{Digits(Math.Ceiling(high))}";
    }

    private static string Digits(double whole) => ((long)whole).ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    private static string Safe(string value, bool keepsStars)
    {
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            var isInner = at > 0 && at < value.Length - 1;
            if (IsSafe(value[at]) || (value[at] == ' ' && isInner) || (keepsStars && value[at] == '*')) text.Append(value[at]);
            else if (text.Length == 0 || text[^1] != '*') text.Append('*');
        }

        return text.ToString();
    }

    private static bool HasContent(string text) => text.AsSpan().ContainsAnyExcept("*._- ");

    // How other letters and signs are compared is the database's affair; they are none of the language's.
    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or > '\x9F';
}
