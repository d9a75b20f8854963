using System.Net;
using System.Text;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>An item for people: its fields as a table, and those of the rows below it.</summary>
/// <remarks>
/// Real pages begin with blank lines and comments, so clients that look for markup at the very beginning do not take them for errors.
/// </remarks>
internal sealed class ItemPage(ItemChildren children)
{
    private const int DeepestLevel = 4;

    public string Of(Row row)
    {
        var name = $"{WebUtility.HtmlEncode(row.Type.XsiType)} {WebUtility.HtmlEncode(row.Label)}";
        var text = new StringBuilder($"\n<!-- start of report -->\n<!DOCTYPE html>\n<html>\n<head><title>{name}</title></head>\n<body>\n"
            + $"<h3>{name}</h3>\n");
        Write(text, row, 0);
        return text.Append("</body>\n</html>\n").ToString();
    }

    private void Write(StringBuilder text, Row row, int level)
    {
        text.Append("<table class=\"withThinBorder\">\n");
        foreach (var (path, value) in ItemFields.Of(row)) text
            .Append("<tr><th>")
            .Append(WebUtility.HtmlEncode(path))
            .Append("</th><td>")
            .Append(WebUtility.HtmlEncode(value))
            .Append("</td></tr>\n");
        text.Append("</table>\n");
        if (level == DeepestLevel) return;
        foreach (var (path, rows) in children.Of(row))
        {
            text.Append("<h4>").Append(WebUtility.HtmlEncode(path)).Append("</h4>\n");
            foreach (var child in rows) Write(text, child, level + 1);
        }
    }
}
