using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Xnat.Typed.Server.Listings;

/// <summary>Writes a <see cref="Table"/> in XNAT's four forms.</summary>
internal static class TableWriter
{
    private const int FlushAt = 32 * 1024;

    /// <summary>Media type of a <c>format</c>. Listings answer JSON where none is asked for.</summary>
    public static string MediaType(string? format) => format switch
    {
        "csv" or "text/csv" => "text/csv",
        "xml" or "text/xml" or "application/xml" => "text/xml",
        "html" or "text/html" => "text/html;charset=UTF-8",
        "xList" or "application/xList" => "application/xList",
        _ => "application/json;charset=UTF-8",
    };

    public static async Task WriteAsync(Table table, string? format, Stream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var pieces = MediaType(format) switch
        {
            "text/csv" => Csv(table, text),
            "text/xml" => Xml(table, text),
            "text/html;charset=UTF-8" => Html(table, text, isFragment: false),
            "application/xList" => Html(table, text, isFragment: true),
            _ => Json(table, text),
        };
        foreach (var _ in pieces)
        {
            if (text.Length < FlushAt) continue;
            await WriteAsync(stream, text, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(stream, text, cancellationToken).ConfigureAwait(false);
    }

    public static void AppendJsonString(StringBuilder text, string value) =>
        text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');

    private static async Task WriteAsync(Stream stream, StringBuilder text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        text.Clear();
    }

    /// <summary>Each step of the sequence has appended one row.</summary>
    private static IEnumerable<int> Json(Table table, StringBuilder text)
    {
        text.Append("{\"ResultSet\":{");
        if (table.ColumnsJson is not null) text.Append("\"Columns\":").Append(table.ColumnsJson).Append(',');
        text.Append("\"Result\":[");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append(row == 0 ? "{" : ",\n{");
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (column > 0) text.Append(',');
                AppendJsonString(text, table.Columns[column]);
                text.Append(':');
                AppendJsonString(text, table.Rows[row][column] ?? "");
            }

            text.Append('}');
            yield return row;
        }

        text.Append(']');
        var separator = ", ";
        foreach (var (key, value) in MetaOf(table))
        {
            text.Append(separator).Append('"').Append(key).Append("\": ");
            // A value that begins with a brace goes out as it is; everything else is a string, numbers too.
            if (value.StartsWith('{')) text.Append(value);
            else AppendJsonString(text, value);
            separator = ",";
        }

        text.Append("}}");
    }

    private static IEnumerable<KeyValuePair<string, string>> MetaOf(Table table)
    {
        if (table.Title is not null) yield return new("title", table.Title);
        if (table.HasTotal) yield return new("totalRecords", table.Rows.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var entry in table.Meta) yield return entry;
    }

    private static IEnumerable<int> Csv(Table table, StringBuilder text)
    {
        text.AppendJoin(',', table.Columns.Select(CsvCell)).Append('\n');
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.AppendJoin(',', table.Rows[row].Select(CsvCell)).Append('\n');
            yield return row;
        }
    }

    private static string CsvCell(string? value)
    {
        if (value is null) return "";
        if (value.AsSpan().IndexOfAny("\",\r\n") < 0) return value;
        // Line breaks inside a cell are dropped, quotes doubled.
        var line = value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return "\"" + line.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static IEnumerable<int> Xml(Table table, StringBuilder text)
    {
        text.Append("<ResultSet");
        if (table.Title is not null) text.Append(" title=\"").Append(WebUtility.HtmlEncode(table.Title)).Append('"');
        if (table.HasTotal) text.Append(CultureInfo.InvariantCulture, $" totalRecords=\"{table.Rows.Count}\"");
        text.Append("><results><columns>");
        foreach (var column in table.Columns) text.Append("<column>").Append(column).Append("</column>");
        text.Append("</columns>\n<rows>");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append("<row>");
            // Only angle brackets are escaped, so an ampersand in a cell makes the document unreadable: XNAT does the same.
            foreach (var cell in table.Rows[row])
                text.Append("<cell>").Append(cell?.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)).Append("</cell>");
            text.Append("</row>\n");
            yield return row;
        }

        text.Append("</rows></results></ResultSet>");
    }

    private static IEnumerable<int> Html(Table table, StringBuilder text, bool isFragment)
    {
        if (!isFragment) text.Append("<html><body>");
        text.Append("<table class=\"x_rs_t\" cellpadding=\"0\" cellspacing=\"0\"><tr>");
        foreach (var column in table.Columns) text.Append("<th>").Append(WebUtility.HtmlEncode(column)).Append("</th>");
        text.Append("</tr>");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append("<tr>");
            foreach (var cell in table.Rows[row]) text.Append("<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
            text.Append("</tr>");
            yield return row;
        }

        text.Append("</table>");
        if (!isFragment) text.Append("</body></html>");
    }
}
