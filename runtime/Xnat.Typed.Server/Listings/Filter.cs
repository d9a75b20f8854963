using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Listings;

/// <summary>XNAT's little filter language in query values: comma lists, wildcards, ranges.</summary>
internal static class Filter
{
    private static readonly string[] Dates = ["MM/dd/yyyy", "MM.dd.yyyy", "yyyyMMdd"];

    /// <summary>A test for the values of a field.</summary>
    /// <exception cref="RestException">500: XNAT makes SQL of the value without checking it, and the database refuses it.</exception>
    public static Func<string?, bool> For(SimpleKind kind, string value) => kind switch
    {
        SimpleKind.Int or SimpleKind.Long or SimpleKind.ULong or SimpleKind.Double or SimpleKind.Decimal => Any(value, Number),
        SimpleKind.Date or SimpleKind.DateTime => Any(value, Date),
        SimpleKind.Boolean =>
            cell => string.Equals(cell, value is "1" ? "true" : value is "0" ? "false" : value, StringComparison.OrdinalIgnoreCase),
        _ => Any(value, Text),
    };

    private static Func<string?, bool> Any(string value, Func<string, Func<string, bool>> single)
    {
        var tests = value.Split(',').Select(single).ToList();
        return cell => cell is not null && tests.Exists(test => test(cell));
    }

    private static Func<string, bool> Text(string pattern)
    {
        if (pattern.AsSpan().IndexOfAny('%', '*') < 0) return cell => cell == pattern;
        var pieces = pattern.Replace('*', '%').Split('%');
        return cell => IsLike(cell, pieces);
    }

    /// <summary>Whether the pieces follow one another, the first at the beginning and the last at the end.</summary>
    /// <remarks>The first place of a piece is good enough, so nothing is tried twice: no pattern takes long.</remarks>
    private static bool IsLike(string cell, string[] pieces)
    {
        if (!cell.StartsWith(pieces[0], StringComparison.OrdinalIgnoreCase)) return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces.AsSpan(1..^1))
        {
            var found = cell.IndexOf(piece, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            at = found + piece.Length;
        }

        return cell.Length - at >= pieces[^1].Length && cell.EndsWith(pieces[^1], StringComparison.OrdinalIgnoreCase);
    }

    private static Func<string, bool> Number(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0) return cell => ToNumber(cell) == ToNumber(text);
        // A negative number is cut at its sign: XNAT takes it for a range.
        var (low, high) = (ToNumber(text[..dash]), ToNumber(text[(dash + 1)..]));
        return cell => ToNumber(cell) >= low && ToNumber(cell) <= high;
    }

    private static double ToNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new RestException(500);

    private static Func<string, bool> Date(string text)
    {
        // Any dash cuts the value into a range, so an ISO date ends as a syntax error.
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var (low, high) = dash < 0 ? (ToDate(text), ToDate(text)) : (ToDate(text[..dash]), ToDate(text[(dash + 1)..]));
        return cell =>
            DateOnly.TryParse(cell.AsSpan(0, Math.Min(10, cell.Length)), CultureInfo.InvariantCulture, out var date)
            && date >= low
            && date <= high;
    }

    private static DateOnly ToDate(string text) =>
        DateOnly.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new RestException(500);
}
