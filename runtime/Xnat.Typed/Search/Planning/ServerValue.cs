using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Values that have an order, in comparisons of a search.</summary>
internal static class ServerValue
{
    /// <summary>Whether values of the type are texts to XNAT: strings, and the enumerations of the model.</summary>
    public static bool IsText(Type type) => type == typeof(string) || !(type.IsPrimitive || IsMoment(type) || type == typeof(decimal));

    /// <summary>
    /// The comparison, or a wider one where XNAT may keep the value less exactly than C#; <see langword="null"/> if it has no words for it.
    /// </summary>
    /// <param name="comparison">All but <see cref="Comparison.NotEqual"/>.</param>
    /// <param name="value">What is compared with.</param>
    /// <param name="kept">Type of the field, which may be another than that of the value.</param>
    public static ServerComparison? Compare(Comparison comparison, object value, Type kept) => value switch
    {
        bool flag when comparison == Comparison.Equal => new(IsExact: true, (SearchOperator.Equal, flag ? "1" : "0")),
        // As xnatpy writes days.
        DateOnly day => new(IsExact: true, (Sign(comparison), day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture))),
        TimeOnly time => Widen(comparison, time.ToTimeSpan(), static seconds => TimeText(seconds)),
        DateTime moment => Widen(comparison, moment - DateTime.MinValue, static seconds => MomentText(seconds)),
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        double real when IsWhole(kept) => Round(comparison, real),
        double real => new(IsExact: false, (Sign(comparison), XnatValue.Format(real))),
        decimal exact when IsWhole(kept) && exact != decimal.Truncate(exact) => Round(comparison, (double)exact),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal =>
            new(IsExact: kept != typeof(double), (Sign(comparison), XnatValue.Format(value))),
        _ => null,
    };

    private static bool IsMoment(Type type) => type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(DateTime);

    private static bool IsWhole(Type type) => type.IsPrimitive && type != typeof(double) && type != typeof(bool);

    /// <summary>A column of integers takes no fraction.</summary>
    private static ServerComparison? Round(Comparison comparison, double value)
    {
        if (Math.Abs(value) >= long.MaxValue) return null;
        var text = ((long)(IsUpper(comparison) ? Math.Ceiling(value) : Math.Floor(value))).ToString(CultureInfo.InvariantCulture);
        var isExact = value == Math.Floor(value);
        if (comparison == Comparison.Equal && !isExact) return null;
        var wider = IsUpper(comparison) ? SearchOperator.LessOrEqual : SearchOperator.GreaterOrEqual;
        return new(isExact, (isExact ? Sign(comparison) : wider, text));
    }

    /// <summary>How much of a second a table shows depends on the version of XNAT: whole seconds around the value are asked for.</summary>
    private static ServerComparison? Widen(Comparison comparison, TimeSpan value, Func<long, string?> format)
    {
        var second = value.Ticks / TimeSpan.TicksPerSecond;
        var lower = (SearchOperator.GreaterOrEqual, format(second)!);
        // Where no second follows, anything is less.
        if (format(second + 1) is not { } next) return IsUpper(comparison) ? null : new(IsExact: false, lower);
        var upper = (SearchOperator.LessOrEqual, next);
        if (comparison == Comparison.Equal) return new(IsExact: false, lower, upper);
        return new(IsExact: false, IsUpper(comparison) ? upper : lower);
    }

    private static string? TimeText(long seconds) =>
        seconds < 24 * 60 * 60
            ? TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(seconds)).ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : null;

    private static string? MomentText(long seconds) =>
        seconds <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond
            ? new DateTime(seconds * TimeSpan.TicksPerSecond).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : null;

    private static bool IsUpper(Comparison comparison) => comparison is Comparison.Less or Comparison.LessOrEqual;

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => SearchOperator.Less,
        Comparison.LessOrEqual => SearchOperator.LessOrEqual,
        Comparison.Greater => SearchOperator.Greater,
        Comparison.GreaterOrEqual => SearchOperator.GreaterOrEqual,
        _ => SearchOperator.Equal,
    };
}
