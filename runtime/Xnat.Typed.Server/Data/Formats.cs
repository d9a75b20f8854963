using System.Globalization;

namespace Xnat.Typed.Server.Data;

/// <summary>How Java and the database print numbers and moments, which is what clients of XNAT get to see.</summary>
internal static class Formats
{
    /// <summary>A time stamp of the database: one to three digits of a second, <c>.0</c> for a whole one.</summary>
    public static string Sql(DateTimeOffset time)
    {
        Span<char> text = stackalloc char["yyyy-MM-dd HH:mm:ss.fff".Length];
        time.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        while (text[length - 1] == '0' && text[length - 2] != '.') length--;
        return new string(text[..length]);
    }

    /// <summary><c>Thu Apr 08 19:28:45 UTC 2021</c>.</summary>
    public static string JavaDate(DateTimeOffset time) =>
        time.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);

    /// <summary>Folder names of the prearchive: <c>20240612_101530123</c>.</summary>
    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd_HHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>A floating point number as Java prints it: never without a fraction.</summary>
    public static string JavaDouble(string value) =>
        value.AsSpan().IndexOfAny(".eENI") >= 0 ? value : value + ".0";
}
