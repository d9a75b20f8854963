using System.Globalization;
using System.Xml.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Plots;

/// <summary>
/// A plot whose shapes are ScottPlot's and whose texts are those of the page: they are in its type, can be copied and read aloud, and come
/// out the same on machines without fonts, where ScottPlot writes none.
/// </summary>
internal sealed class PlotCanvas
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Plot plot = new();
    private readonly List<string> titles = [];
    private readonly List<Func<XElement>> texts = [];
    private readonly (int Width, int Height) size;

    /// <param name="size">Of the whole, in pixels.</param>
    /// <param name="margin">Left, right, bottom and top of it are for texts.</param>
    /// <param name="limits">Coordinates of the edges of what is between.</param>
    public PlotCanvas((int Width, int Height) size, PixelPadding margin, AxisLimits limits)
    {
        this.size = size;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Grid.IsVisible = false;
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.IsVisible = false;
            axis.TickGenerator = new EmptyTickGenerator();
        }

        plot.Layout.Fixed(margin);
        plot.Axes.SetLimits(limits);
    }

    public void Line(Coordinates from, Coordinates to)
    {
        var line = plot.Add.Line(from, to);
        (line.LineColor, line.LineWidth, line.MarkerSize) = (PlotColor.Line.Drawn, 1, 0);
    }

    public void Dot(Coordinates at, PlotColor color, string title)
    {
        plot.Add.Marker(at, MarkerShape.FilledCircle, 9, color.Drawn);
        titles.Add(title);
    }

    public void Cell(CoordinateRect place, PlotColor color, string title)
    {
        var cell = plot.Add.Rectangle(place);
        (cell.FillColor, cell.LineWidth) = (color.Drawn, 0);
        titles.Add(title);
    }

    /// <summary>How much room a text of the page takes at most: its letters are 12 pixels high.</summary>
    public static int WidthOf(IEnumerable<string> texts) =>
        (int)(texts.Select(static text => text.Length).DefaultIfEmpty(0).Max() * 7.2) + 16;

    /// <param name="text">Whatever it says: it is escaped where it is written.</param>
    /// <param name="at">Where it is tied to.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c> of the text is there.</param>
    /// <param name="shift">Pixels to the right and down.</param>
    /// <param name="angle">Degrees, clockwise.</param>
    /// <param name="style">Class of the style sheet.</param>
    public void Text(
        string text, Coordinates at, string anchor, (int Right, int Down) shift = default, int angle = 0, string? style = null) =>
        texts.Add(() =>
        {
            var pixel = plot.GetPixel(at);
            var (x, y) = (pixel.X + shift.Right, pixel.Y + shift.Down);
            var turn = angle == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" rotate({angle})");
            return new XElement(
                Svg + "text",
                new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x:0.#} {y:0.#}){turn}")),
                new XAttribute("text-anchor", anchor),
                style is null ? null : new XAttribute("class", style),
                CleanText.Of(text));
        });

    /// <summary>The drawing, ready to stand in a page beside others.</summary>
    /// <param name="name">Unique on the page.</param>
    /// <param name="description">What it shows, for who does not see it.</param>
    public XElement ToSvg(string name, string description)
    {
        var drawn = XElement.Parse(plot.GetSvgXml(size.Width, size.Height));
        drawn.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {size.Width} {size.Height}"));
        drawn.SetAttributeValue("role", "img");
        drawn.SetAttributeValue("aria-label", description);
        drawn.Descendants(Svg + "path").Where(static path => (string?)path.Attribute("d") == "").Remove();
        MakeUnique(drawn, name);
        Title(drawn);
        Colour(drawn);
        drawn.Add(texts.Select(static text => text()));
        return drawn;
    }

    /// <summary>What is drawn with a colour of the data comes in the order in which it was added.</summary>
    private void Title(XElement drawn)
    {
        var data = PlotColor.All.Where(static color => color != PlotColor.Line).Select(static color => color.Hex).ToHashSet();
        var shapes = drawn.Descendants().Where(shape => (string?)shape.Attribute("fill") is { } fill && data.Contains(fill)).ToList();
        if (shapes.Count != titles.Count)
            throw new InvalidOperationException($"{titles.Count} shapes were added and {shapes.Count} were drawn; look at the limits.");
        foreach (var (shape, title) in shapes.Zip(titles))
        {
            if (title.Length > 0) shape.Add(new XElement(Svg + "title", CleanText.Of(title)));
        }
    }

    private static void Colour(XElement drawn)
    {
        var variables = PlotColor.All.ToDictionary(static color => color.Hex, static color => $"var(--{color.Variable})");
        foreach (var attribute in drawn.Descendants().Attributes().Where(static one => one.Name == "fill" || one.Name == "stroke"))
        {
            if (variables.TryGetValue(attribute.Value, out var variable)) attribute.Value = variable;
        }
    }

    /// <summary>Each drawing numbers its clip paths by itself.</summary>
    private static void MakeUnique(XElement drawn, string name)
    {
        foreach (var id in drawn.Descendants().Attributes("id").ToList()) id.Value = $"{name}-{id.Value}";
        foreach (var clip in drawn.Descendants().Attributes("clip-path").ToList())
            clip.Value = clip.Value.Replace("url(#", $"url(#{name}-", StringComparison.Ordinal);
    }
}
