using System.Globalization;
using System.Xml.Linq;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Page;

/// <summary>Elements of the page. All texts go through here, and are escaped when the page is written.</summary>
internal static class Html
{
    /// <summary>An element with a class; without content it still gets an end, as HTML wants it.</summary>
    public static XElement Of(string name, string? style, params object?[] content) => new(
        name, style is null ? null : new XAttribute("class", style), content.Length == 0 ? "" : content.Select(Clean));

    /// <summary>A row of a table.</summary>
    public static XElement Row(string cell, params object?[] cells) =>
        new("tr", cells.Select(content => content is XElement { Name.LocalName: "td" or "th" } ? content : Of(cell, null, content ?? "")));

    public static XElement Number(string text) => Of("td", "number", text);

    private static object? Clean(object? content) => content switch
    {
        string text => CleanText.Of(text),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => content,
    };
}
