using System.Globalization;

namespace Xnat.Typed.Model;

/// <summary>Turns the text that XNAT sends into C# values and back. Culture never matters.</summary>
internal static class XnatValue
{
    private static readonly string[] TimeFormats = ["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"];

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "MM/dd/yyyy", "yyyyMMdd"];

    private static readonly string[] DateTimeFormats =
        ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    /// <exception cref="XnatContentException">The text is not of the field's type.</exception>
    public static T Parse<T>(string text, XnatField<T> field)
    {
        if (field.Parse is { } parse) return parse(text);
        if (typeof(T) == typeof(string)) return (T)(object)text;
        if (text.Length == 0 && default(T) is null) return default!;
        return ParseKnown(typeof(T), text) is T value ? value : throw NotOfType(field, KindOf(typeof(T)));
    }

    public static string Format<T>(T value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static object? ParseKnown(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(double)) return double.TryParse(text, NumberStyles.Float, culture, out var real) ? real : null;
        if (kind == typeof(long)) return long.TryParse(WithoutZeroFraction(text), NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : null;
        if (kind == typeof(int)) return int.TryParse(WithoutZeroFraction(text), NumberStyles.AllowLeadingSign, culture, out var small) ? small : null;
        if (kind == typeof(decimal)) return decimal.TryParse(text, NumberStyles.Float, culture, out var exact) ? exact : null;
        if (kind == typeof(bool)) return ParseBoolean(text);
        if (kind == typeof(DateOnly)) return DateOnly.TryParseExact(text, DateFormats, culture, DateTimeStyles.None, out var date) ? date : null;
        if (kind == typeof(TimeOnly)) return TimeOnly.TryParseExact(text, TimeFormats, culture, DateTimeStyles.None, out var time) ? time : null;
        if (kind == typeof(DateTime)) return DateTime.TryParseExact(text, DateTimeFormats, culture, DateTimeStyles.None, out var moment) ? moment : null;
        return null;
    }

    /// <summary>Tables print booleans of the schema as <c>1</c> and <c>0</c>, documents as <c>true</c> and <c>false</c>.</summary>
    private static object? ParseBoolean(string text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => bool.TryParse(text, out var flag) ? flag : null,
    };

    /// <summary>Integers that went through a floating-point column come back as <c>12.0</c>.</summary>
    private static string WithoutZeroFraction(string text) => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    private static string KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name;

    private static XnatContentException NotOfType<T>(XnatField<T> field, string kind) =>
        new($"The server sent a value for {field} that is not a {kind}. Read the text through Raw.Values, and correct it on the server.")
        {
            DataType = field.DataType,
            Field = field.Path,
            ValueKind = kind,
        };
}
