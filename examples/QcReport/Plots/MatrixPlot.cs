using System.Xml.Linq;
using ScottPlot;
using Xnat.Typed.QcReport.Data;

namespace Xnat.Typed.QcReport.Plots;

/// <summary>Which session has which types of scans, and how good they are.</summary>
internal static class MatrixPlot
{
    /// <summary>More than these nobody looks through; the page says how many are left out.</summary>
    public const int MostSessions = 150;

    public const int MostTypes = 30;

    private const int Side = 24;
    private const int LongestText = 24;

    /// <returns><see langword="null"/> where there is no scan.</returns>
    public static XElement? Of(IReadOnlyList<QcSession> sessions)
    {
        var types = Types(sessions).Take(MostTypes).ToList();
        var rows = sessions.Where(static session => session.Failure is null).Take(MostSessions).ToList();
        if (types.Count == 0) return null;
        var left = PlotCanvas.WidthOf(rows.Select(static session => Short(session.Label)));
        // Names of types are turned by half a right angle.
        var above = (int)(PlotCanvas.WidthOf(types.Select(Short)) * 0.71) + 12;
        var canvas = new PlotCanvas(
            (left + (types.Count * Side) + above, above + (rows.Count * Side) + 8),
            new(left, above, 8, above),
            new(0, types.Count, -rows.Count, 0));
        foreach (var (at, type) in types.Index()) canvas.Text(Short(type), new(at + 0.5, 0), "start", (4, -8), -45);
        foreach (var (row, session) in rows.Index())
        {
            canvas.Text(Short(session.Label), new(0, -row - 0.5), "end", (-8, 4));
            var scans = session.Scans.ToLookup(static scan => scan.Type ?? "", StringComparer.OrdinalIgnoreCase);
            foreach (var (column, type) in types.Index()) AddCell(canvas, (column, row), session, type, [.. scans[type]]);
        }

        return canvas.ToSvg("matrix", $"{rows.Count} sessions and the {types.Count} types of scans that they have");
    }

    /// <summary>The commonest first.</summary>
    public static IEnumerable<string> Types(IReadOnlyList<QcSession> sessions) => sessions
        .SelectMany(static session => session.Scans.Select(static scan => scan.Type ?? "").Distinct(StringComparer.OrdinalIgnoreCase))
        .CountBy(static type => type, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(static type => type.Value).ThenBy(static type => type.Key, StringComparer.Ordinal)
        .Select(static type => type.Key);

    private static void AddCell(PlotCanvas canvas, (int Column, int Row) at, QcSession session, string type, QcScan[] scans)
    {
        var (color, word, sign) = State(scans);
        var place = new CoordinateRect(at.Column + 0.06, at.Column + 0.94, -at.Row - 0.94, -at.Row - 0.06);
        canvas.Cell(place, color, $"{session.Label}, {(type.Length == 0 ? "no type" : type)}: {word}");
        if (sign.Length > 0) canvas.Text(sign, new(at.Column + 0.5, -at.Row - 0.5), "middle", (0, 4), style: "sign");
    }

    /// <summary>The worst of several, in a colour and in a sign, since not everybody tells the colours apart.</summary>
    private static (PlotColor Color, string Word, string Sign) State(QcScan[] scans)
    {
        if (scans.Length == 0) return (PlotColor.Faint, "none", "");
        if (scans.Any(static scan => scan.Total is { Files: 0 })) return (PlotColor.Empty, "no files", "0");
        if (scans.Any(static scan => Is(scan, "unusable"))) return (PlotColor.Bad, "unusable", "×");
        if (scans.Any(static scan => Is(scan, "questionable"))) return (PlotColor.Doubt, "questionable", "?");
        return (PlotColor.Good, scans.Length == 1 ? "one scan" : $"{scans.Length} scans", scans.Length == 1 ? "" : $"{scans.Length}");
    }

    private static bool Is(QcScan scan, string quality) => string.Equals(scan.Quality, quality, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) =>
        text.Length == 0 ? "no type" : text.Length <= LongestText ? text : text[..LongestText] + "…";
}
