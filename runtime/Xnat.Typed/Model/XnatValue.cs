using System.Globalization;

namespace Xnat.Typed.Model;

/// <summary>
/// Turns the text that XNAT sends into C# values and back. Neither culture nor time zone of this machine matter: a time of XNAT is what
/// the clock of the server shows, and a zone that stands behind it is not counted in.
/// </summary>
internal static class XnatValue
{
    private const int LongestFraction = 7;

    private static readonly string[] TimeFormats = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "MM/dd/yyyy", "yyyyMMdd"];

    private static readonly string[] DateTimeFormats =
        ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    /// <exception cref="XnatContentException">The text is not of the field's type.</exception>
    public static T Parse<T>(string text, XnatField<T> field)
    {
        if (field.Parse is { } parse) return ParseBy(parse, text, field);
        if (typeof(T) == typeof(string)) return (T)(object)text;
        if (text.Length == 0 && default(T) is null) return default!;
        return ParseKnown(typeof(T), text) is T value ? value : throw NotOfType(field);
    }

    /// <summary>The value, or <see langword="null"/> if the text is none of that type.</summary>
    public static T? TryParse<T>(string text)
        where T : struct => ParseKnown(typeof(T), text) is T value ? value : null;

    /// <summary>What the text of such a value is, in words: <c>a whole number</c>.</summary>
    public static string WordsFor(Type kind) =>
        kind == typeof(int) || kind == typeof(long) || kind == typeof(ulong) ? "a whole number"
        : kind == typeof(double) || kind == typeof(decimal) ? "a number"
        : kind == typeof(bool) ? "true or false"
        : kind == typeof(DateOnly) ? "a date"
        : kind == typeof(TimeOnly) ? "a time of day"
        : kind == typeof(DateTime) ? "a date and time"
        : $"a {kind.Name}";

    /// <exception cref="ArgumentException">A time that is bound to a zone.</exception>
    public static string Format<T>(T value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Unspecified } moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset => throw new ArgumentException(
            "XNAT keeps times by the clock of the server, without a zone. Convert the value to the server's time, "
            + "and pass a DateTime of DateTimeKind.Unspecified.",
            nameof(value)),
        double.PositiveInfinity or float.PositiveInfinity => "INF",
        double.NegativeInfinity or float.NegativeInfinity => "-INF",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static T ParseBy<T>(Func<string, T> parse, string text, XnatField<T> field)
    {
        try
        {
            return parse(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            throw NotOfType(field, e);
        }
    }

    private static object? ParseKnown(Type type, string text)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(double)) return ParseDouble(text);
        if (kind == typeof(long)) return ParseInteger(text) is >= long.MinValue and <= long.MaxValue and var whole ? (long)whole : null;
        if (kind == typeof(int)) return ParseInteger(text) is >= int.MinValue and <= int.MaxValue and var small ? (int)small : null;
        if (kind == typeof(ulong)) return ParseInteger(text) is >= ulong.MinValue and <= ulong.MaxValue and var large ? (ulong)large : null;
        if (kind == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        if (kind == typeof(bool)) return ParseBoolean(text);
        if (kind == typeof(DateOnly)) return ParseMoment(text, DateFormats) is { } day ? DateOnly.FromDateTime(day) : null;
        if (kind == typeof(TimeOnly)) return ParseMoment(text, TimeFormats) is { } time ? TimeOnly.FromDateTime(time) : null;
        return kind == typeof(DateTime) ? ParseMoment(text, DateTimeFormats) : null;
    }

    private static DateTime? ParseMoment(string text, string[] formats) =>
        DateTime.TryParseExact(WallClock(text), formats, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var moment)
            ? moment
            : null;

    /// <summary>XSD writes the values that are no numbers as <c>INF</c>, <c>-INF</c>, <c>NaN</c>; Java as <c>Infinity</c>.</summary>
    private static object? ParseDouble(string text) => text switch
    {
        "INF" or "+INF" or "Infinity" => double.PositiveInfinity,
        "-INF" or "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        // What is too great for a double must not become infinite.
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null,
    };

    /// <summary>Integers that went through a floating-point column come back as <c>12.0</c> or <c>1.2E1</c>.</summary>
    private static decimal? ParseInteger(string text)
    {
        // A decimal rounds what has too many digits; a fraction must not become a whole number by that.
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && ExactNumber.Parse(text) is { Exponent: >= 0 } ? number : null;
    }

    /// <summary>Tables print booleans of the schema as <c>1</c> and <c>0</c>, documents as <c>true</c> and <c>false</c>.</summary>
    private static object? ParseBoolean(string text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => bool.TryParse(text, out var flag) ? flag : null,
    };

    /// <summary>
    /// Takes off <c>Z</c> or <c>+02:00</c>, which XSD allows behind dates and times, and digits of a second that C# has no room for.
    /// </summary>
    private static ReadOnlySpan<char> WallClock(ReadOnlySpan<char> text)
    {
        if (text.EndsWith('Z')) text = text[..^1];
        else if (text is [.., '+' or '-', _, _, ':', _, _] && !text[^2..].ContainsAnyExceptInRange('0', '9')) text = text[..^6];
        var point = text.IndexOf('.');
        var end = point + 1 + LongestFraction;
        return point >= 0 && end < text.Length && !text[end..].ContainsAnyExceptInRange('0', '9') ? text[..end] : text;
    }

    private static XnatContentException NotOfType<T>(XnatField<T> field, Exception? inner = null)
    {
        var kind = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return new(
            $"The server sent a value for {field} that is not {WordsFor(kind)}. "
            + "Read the text through Raw.Values, and correct it on the server.",
            inner)
        {
            DataType = field.DataType,
            Field = field.Path,
            ValueKind = kind.Name,
        };
    }
}
