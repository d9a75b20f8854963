using System.Globalization;

namespace Xnat.Typed.QcReport.Text;

/// <summary>Numbers as people read them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>A number and its unit, which no line ends between.</summary>
    public static string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 999.5 && unit < Units.Length - 1; unit++) value /= 1000;
        return value.ToString(unit == 0 || value >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture) + "\u00A0" + Units[unit];
    }

    public static string Of(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
