using System.Globalization;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Cultures that write everything otherwise, made here since data of real ones may be left out of a build.</summary>
internal static class HostileCultures
{
    public static readonly string[] Names =
        ["decimal comma", "grouping point", "other minus", "other separators", "other digits and calendar"];

    public static CultureInfo Named(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var (number, date) = (culture.NumberFormat, culture.DateTimeFormat);
        switch (name)
        {
            case "decimal comma":
                (number.NumberDecimalSeparator, number.NumberGroupSeparator) = (",", ".");
                (date.DateSeparator, date.ShortDatePattern) = (".", "dd.MM.yyyy");
                break;
            case "grouping point":
                (number.NumberGroupSeparator, number.NumberDecimalSeparator, number.PercentDecimalSeparator) = (".", "'", "'");
                break;
            case "other minus":
                (number.NegativeSign, number.PositiveSign, number.NaNSymbol) = ("\u2212", "\uff0b", "no number");
                (number.PositiveInfinitySymbol, number.NegativeInfinitySymbol) = ("endless", "\u2212endless");
                break;
            case "other separators":
                (date.TimeSeparator, date.DateSeparator, date.LongTimePattern) = (".", "/", "H.mm.ss tt");
                break;
            case "other digits and calendar":
                number.NativeDigits = ["\u0660", "\u0661", "\u0662", "\u0663", "\u0664", "\u0665", "\u0666", "\u0667", "\u0668", "\u0669"];
                number.DigitSubstitution = DigitShapes.NativeNational;
                (date.AMDesignator, date.PMDesignator, date.FirstDayOfWeek) = ("\u0635", "\u0645", DayOfWeek.Saturday);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name));
        }

        return culture;
    }
}
