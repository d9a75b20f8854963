using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>The order of the values of a kind: numbers by size, days, times and moments by time, everything else by character.</summary>
internal static class ValueOrder
{
    private static readonly string[] Days = ["yyyy-MM-dd", "MM/dd/yyyy", "MM.dd.yyyy", "yyyyMMdd"];

    /// <summary>Compares stored texts with one value; <see langword="null"/> where a text is not of the kind.</summary>
    /// <exception cref="RestException">500: the database cannot read the value as what the field holds.</exception>
    public static Func<string, int?> With(SimpleKind kind, string value)
    {
        switch (kind)
        {
            case SimpleKind.Int or SimpleKind.Long or SimpleKind.ULong or SimpleKind.Double or SimpleKind.Decimal:
                var number = Number(value) ?? throw new RestException(500);
                return text => Number(text)?.CompareTo(number);
            case SimpleKind.Date or SimpleKind.DateTime:
                var moment = Moment(value) ?? throw new RestException(500);
                return text => Moment(text)?.CompareTo(moment);
            case SimpleKind.Time:
                var time = Time(value) ?? throw new RestException(500);
                return text => Time(text)?.CompareTo(time);
            case SimpleKind.Boolean:
                var flag = Flag(value) ?? throw new RestException(500);
                return text => Flag(text)?.CompareTo(flag);
            default:
                return text => string.CompareOrdinal(text, value);
        }
    }

    /// <summary>Orders two stored texts; those that are not of the kind stand last.</summary>
    public static int Compare(SimpleKind kind, string left, string right) => kind switch
    {
        SimpleKind.Int or SimpleKind.Long or SimpleKind.ULong or SimpleKind.Double or SimpleKind.Decimal =>
            (Number(left) ?? double.PositiveInfinity).CompareTo(Number(right) ?? double.PositiveInfinity),
        SimpleKind.Date or SimpleKind.DateTime => (Moment(left) ?? DateTime.MaxValue).CompareTo(Moment(right) ?? DateTime.MaxValue),
        SimpleKind.Time => (Time(left) ?? TimeOnly.MaxValue).CompareTo(Time(right) ?? TimeOnly.MaxValue),
        _ => string.CompareOrdinal(left, right),
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? Moment(string text)
    {
        var value = text.AsSpan().Trim();
        if (DateTime.TryParseExact(value, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return DateTime.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? DateTime.SpecifyKind(moment, DateTimeKind.Unspecified)
            : null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static bool? Flag(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };
}
