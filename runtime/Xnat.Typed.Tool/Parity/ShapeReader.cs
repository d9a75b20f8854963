using System.Text;
using System.Text.Json;
using System.Xml;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Takes the values out of a body. Whatever came, the answer is a shape: nothing here throws at bad input.</summary>
internal static class ShapeReader
{
    /// <summary>Of a body of this length everything can be told; what is longer is not read to its end.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>Of a table or an array as many rows are looked at.</summary>
    private const int RowsLookedAt = 50;

    private const int DeepestElement = 64;
    private const int MostPaths = 5000;

    public static Shape Read(byte[] content, string mediaType)
    {
        if (content.Length == 0) return Shape.Of("empty");
        if (content.AsSpan().StartsWith("PK"u8)) return Shape.Of("ZIP archive");
        if (content.Length > Longest) return Shape.Of($"longer than {Longest / 1024 / 1024} MiB");
        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (AnswerText.IsHtml(text)) return Shape.Of(LoginPage.IsIn(text) ? "sign-in page" : "HTML page");
        if (mediaType.Contains("json", StringComparison.OrdinalIgnoreCase) || text.StartsWith('{') || text.StartsWith('['))
            return Json(text);
        if (mediaType.Contains("xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<?xml", StringComparison.Ordinal))
            return Xml(text);
        if (mediaType.Contains("csv", StringComparison.OrdinalIgnoreCase)) return Csv(text);
        return Shape.Of(text.Contains('\0', StringComparison.Ordinal) ? "binary" : "text");
    }

    private static Shape Json(string text)
    {
        var found = new Found();
        try
        {
            using var document = JsonDocument.Parse(text);
            Walk(document.RootElement, "", found);
            return found.ToShape("JSON", Columns(document.RootElement));
        }
        catch (JsonException)
        {
            return Shape.Of("malformed JSON");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a name or a text.
            return Shape.Of("malformed JSON");
        }
    }

    private static void Walk(JsonElement element, string path, Found found)
    {
        found.Add(path, KindOf(element.ValueKind));
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject()) Walk(member.Value, ShapePath.Member(path, member.Name), found);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray().Take(RowsLookedAt)) Walk(item, ShapePath.Item(path), found);
                break;
            case JsonValueKind.String:
                found.Values.Add(element.GetString()!);
                break;
        }
    }

    /// <summary>A listing of XNAT has its rows in <c>ResultSet.Result</c>, the columns of each in one order.</summary>
    private static IEnumerable<string> Columns(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ResultSet", out var set)
            && set.ValueKind == JsonValueKind.Object && set.TryGetProperty("Result", out var rows)
            && rows.ValueKind == JsonValueKind.Array && rows.GetArrayLength() > 0 && rows[0].ValueKind == JsonValueKind.Object
            ? rows[0].EnumerateObject().Select(member => member.Name)
            : [];

    private static string KindOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };

    private static Shape Xml(string text)
    {
        var found = new Found();
        var path = new List<string>();
        // A document type could name files and unfold without end; XNAT sends none.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1 };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            while (reader.Read())
            {
                if (reader.Depth > DeepestElement) return Shape.Of("XML of many levels");
                if (reader.HasValue) found.Values.Add(reader.Value);
                if (reader.NodeType != XmlNodeType.Element) continue;
                path.RemoveRange(reader.Depth, path.Count - reader.Depth);
                path.Add(reader.Name);
                var name = string.Join(ShapePath.Separator, path);
                found.Add(name, "element");
                while (reader.MoveToNextAttribute())
                {
                    found.Values.Add(reader.Value);
                    if (!reader.Name.StartsWith("xmlns", StringComparison.Ordinal))
                        found.Add(ShapePath.Member(name, "@" + reader.Name), "attribute");
                }
            }

            return found.ToShape("XML", []);
        }
        catch (XmlException)
        {
            return Shape.Of("malformed XML");
        }
    }

    private static Shape Csv(string text)
    {
        var found = new Found();
        var lines = text.Split('\n', RowsLookedAt);
        foreach (var cell in lines.Skip(1).SelectMany(Cells)) found.Values.Add(cell);
        return found.ToShape("CSV", Cells(lines[0]));
    }

    private static IEnumerable<string> Cells(string line) => line.Split(',').Select(cell => cell.Trim('"', '\r', ' '));

    private sealed class Found
    {
        private readonly Dictionary<string, IReadOnlySet<string>> kinds = new(StringComparer.Ordinal);

        public HashSet<string> Values { get; } = new(StringComparer.Ordinal);

        public void Add(string path, string kind)
        {
            if (kinds.TryGetValue(path, out var known)) ((HashSet<string>)known).Add(kind);
            else if (kinds.Count < MostPaths) kinds.Add(path, new HashSet<string>(StringComparer.Ordinal) { kind });
        }

        public Shape ToShape(string format, IEnumerable<string> columns) => new(format, kinds, [.. columns.Take(MostPaths)], Values);
    }
}
