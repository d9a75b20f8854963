using System.Globalization;

namespace Xnat.Typed.QcReport.Reading;

/// <summary>Orders IDs of scans as people count: 2 before 10, and what is no number behind them.</summary>
internal sealed class NumbersFirst : IComparer<string>
{
    public static readonly NumbersFirst Instance = new();

    public int Compare(string? x, string? y)
    {
        var (first, second) = (Number(x), Number(y));
        var byNumber = first.CompareTo(second);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(x, y);
    }

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
