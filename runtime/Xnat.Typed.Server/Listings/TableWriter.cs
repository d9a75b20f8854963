using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Xnat.Typed.Server.Listings;

/// <summary>Writes a <see cref="Table"/> in XNAT's four forms.</summary>
internal static class TableWriter
{
    private const int FlushAt = 32 * 1024;

    /// <summary>Characters that stand for themselves in JSON: nearly every cell has no other ones.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

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
        using var text = new Utf8Text();
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

    private static void AppendJsonString(Utf8Text text, string value)
    {
        var isPlain = value.AsSpan().IndexOfAnyExcept(Plain) < 0;
        text.Append("\""u8).Append(isPlain ? value : JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append("\""u8);
    }

    private static async Task WriteAsync(Stream stream, Utf8Text text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(text.Written, cancellationToken).ConfigureAwait(false);
        text.Clear();
    }

    /// <summary>Each step of the sequence has appended one row.</summary>
    private static IEnumerable<int> Json(Table table, Utf8Text text)
    {
        text.Append("{\"ResultSet\":{");
        if (table.ColumnsJson is not null) text.Append("\"Columns\":").Append(table.ColumnsJson).Append(",");
        text.Append("\"Result\":[");
        var names = table.Columns
            .Select((name, index) =>
                Encoding.UTF8.GetBytes($"{(index == 0 ? "" : ",")}\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}\":"))
            .ToList();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append(row == 0 ? "{" : ",\n{");
            for (var column = 0; column < names.Count; column++)
                AppendJsonString(text.Append(names[column]), table.Rows[row][column] ?? "");
            text.Append("}");
            yield return row;
        }

        text.Append("]");
        var separator = ", ";
        foreach (var (key, value) in MetaOf(table))
        {
            text.Append(separator).Append("\"").Append(key).Append("\": ");
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
        if (table.HasTotal) yield return new("totalRecords", table.Total.ToString(CultureInfo.InvariantCulture));
        foreach (var entry in table.Meta) yield return entry;
    }

    private static IEnumerable<int> Csv(Table table, Utf8Text text)
    {
        AppendCsv(text, table.Columns);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            AppendCsv(text, table.Rows[row]);
            yield return row;
        }
    }

    private static void AppendCsv(Utf8Text text, IReadOnlyList<string?> cells)
    {
        for (var index = 0; index < cells.Count; index++) text.Append(index == 0 ? "" : ",").Append(CsvCell(cells[index]));
        text.Append("\n");
    }

    private static string CsvCell(string? value)
    {
        if (value is null) return "";
        if (value.AsSpan().IndexOfAny("\",\r\n") < 0) return value;
        // Line breaks inside a cell are dropped, quotes doubled.
        var line = value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return "\"" + line.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static IEnumerable<int> Xml(Table table, Utf8Text text)
    {
        text.Append("<ResultSet");
        if (table.Title is not null) text.Append(" title=\"").Append(WebUtility.HtmlEncode(table.Title)).Append("\"");
        if (table.HasTotal) text.Append(string.Create(CultureInfo.InvariantCulture, $" totalRecords=\"{table.Total}\""));
        text.Append("><results><columns>");
        foreach (var column in table.Columns) text.Append("<column>").Append(column).Append("</column>");
        text.Append("</columns>\n<rows>");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append("<row>");
            // Only angle brackets are escaped, so an ampersand in a cell makes the document unreadable: XNAT does the same.
            foreach (var cell in table.Rows[row])
                text
                    .Append("<cell>")
                    .Append(cell?.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal))
                    .Append("</cell>");
            text.Append("</row>\n");
            yield return row;
        }

        text.Append("</rows></results></ResultSet>");
    }

    private static IEnumerable<int> Html(Table table, Utf8Text text, bool isFragment)
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
