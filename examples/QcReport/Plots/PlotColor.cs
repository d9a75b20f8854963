using ScottPlot;

namespace Xnat.Typed.QcReport.Plots;

/// <summary>
/// Colours that stand for a meaning. The plot is drawn with them, and the page replaces each by a variable of its style sheet, which has
/// another value on a dark screen, on a light one and on paper.
/// </summary>
internal sealed record PlotColor(string Variable, Color Drawn)
{
    public static readonly PlotColor Line = new("line", new(1, 1, 1));
    public static readonly PlotColor Faint = new("faint", new(2, 2, 2));
    public static readonly PlotColor Good = new("good", new(3, 3, 3));
    public static readonly PlotColor Doubt = new("doubt", new(4, 4, 4));
    public static readonly PlotColor Bad = new("bad", new(5, 5, 5));
    public static readonly PlotColor Empty = new("empty", new(6, 6, 6));

    /// <summary>For kinds of sessions, in the order of how many there are.</summary>
    public static readonly IReadOnlyList<PlotColor> Kinds =
        [.. Enumerable.Range(1, 6).Select(static at => new PlotColor($"kind{at}", new((byte)(10 + at), 0, 0)))];

    public static IEnumerable<PlotColor> All => [Line, Faint, Good, Doubt, Bad, Empty, .. Kinds];

    /// <summary>As it stands in the SVG of the plot.</summary>
    public string Hex => $"#{Drawn.Red:X2}{Drawn.Green:X2}{Drawn.Blue:X2}";
}
