using System.Globalization;
using System.Xml.Linq;
using ScottPlot;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Plots;

/// <summary>When which kind of session was made: a line for each kind, a dot for each session.</summary>
internal static class TimelinePlot
{
    private const int Width = 960;
    private const int LineHeight = 56;
    private const int MostLines = 6;

    /// <returns><see langword="null"/> where no session has a date.</returns>
    public static XElement? Of(IReadOnlyList<QcSession> sessions)
    {
        var dated = sessions.Where(static session => session.Date is not null).ToList();
        if (dated.Count == 0) return null;
        var kinds = dated.GroupBy(static session => session.Modality).OrderByDescending(static kind => kind.Count())
            .ThenBy(static kind => kind.Key, StringComparer.Ordinal).Take(MostLines).ToList();
        var (first, last) = (dated.Min(static session => session.Date!.Value), dated.Max(static session => session.Date!.Value));
        var spare = Math.Max((last.DayNumber - first.DayNumber) * 0.03, 3);
        var (left, right) = (first.DayNumber - spare, last.DayNumber + spare);
        var canvas = new PlotCanvas(
            (Width, (kinds.Count * LineHeight) + 44),
            new(PlotCanvas.WidthOf(kinds.Select(Name)), 16, 32, 12),
            new(left, right, -kinds.Count + 0.5, 0.5));
        foreach (var (day, text) in Ticks(left, right))
        {
            canvas.Line(new(day, -kinds.Count + 0.5), new(day, 0.5));
            canvas.Text(text, new(day, -kinds.Count + 0.5), "middle", (0, 20));
        }

        foreach (var (at, kind) in kinds.Index())
        {
            canvas.Text(Name(kind), new(left, -at), "end", (-12, 4));
            AddDots(canvas, kind, at, (right - left) / 90);
        }

        return canvas.ToSvg("timeline", $"{dated.Count} sessions between {Amounts.Of(first)} and {Amounts.Of(last)}");
    }

    private static string Name(IGrouping<string, QcSession> kind) => $"{kind.Key} ({kind.Count()})";

    /// <summary>Sessions of nearly one day stand above and below each other, and not on each other.</summary>
    private static void AddDots(PlotCanvas canvas, IEnumerable<QcSession> sessions, int line, double near)
    {
        foreach (var close in sessions.GroupBy(session => (int)(session.Date!.Value.DayNumber / near)))
        {
            foreach (var (at, session) in close.Index())
            {
                var offset = ((at % 7) + 1) / 2 * (at % 2 == 0 ? 0.14 : -0.14);
                canvas.Dot(
                    new(session.Date!.Value.DayNumber, offset - line), PlotColor.Kinds[line],
                    $"{session.Label}, {Amounts.Of(session.Date)}, {session.Scans.Count} scans");
            }
        }
    }

    /// <summary>Beginnings of years, months or weeks, at most ten.</summary>
    private static IEnumerable<(int Day, string Text)> Ticks(double left, double right)
    {
        var days = right - left;
        if (days <= 70)
            return Days(left, right).Where(static day => day.DayOfWeek == DayOfWeek.Monday)
                .Select(static day => (day.DayNumber, day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)));
        int[] steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
        var months = Array.Find(steps, step => days / 30.4 / step <= 10);
        if (months == 0) months = steps[^1];
        return Days(left, right).Where(day => day.Day == 1 && ((day.Year * 12) + day.Month - 1) % months == 0)
            .Select(day => (day.DayNumber, day.ToString(months >= 12 ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<DateOnly> Days(double left, double right)
    {
        var (first, last) = (Math.Max((int)Math.Ceiling(left), 0), Math.Min((int)right, DateOnly.MaxValue.DayNumber));
        return Enumerable.Range(first, Math.Max(last - first + 1, 0)).Select(DateOnly.FromDayNumber);
    }
}
