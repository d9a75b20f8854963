using System.Text.Json;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reads item JSON into a record: values as text, children row by row, versions of the past left out.</summary>
internal static class RecordReader
{
    public static XnatRecord Read(JsonElement item)
    {
        var record = new XnatRecord(TypeOf(item), isComplete: true);
        if (item.TryGetProperty("data_fields", out var fields) && fields.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in fields.EnumerateObject())
            {
                if (Text(field.Value) is { } text) record.Add(field.Name, text);
            }
        }

        if (item.TryGetProperty("children", out var children) && children.ValueKind == JsonValueKind.Array)
        {
            foreach (var child in children.EnumerateArray()) ReadChild(child, record);
        }

        return record;
    }

    private static void ReadChild(JsonElement child, XnatRecord record)
    {
        if (child.ValueKind != JsonValueKind.Object || !child.TryGetProperty("field", out var field) || !child.TryGetProperty("items", out var items)) return;
        if (field.GetString() is not { } path || items.ValueKind != JsonValueKind.Array) return;
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && !ItemJson.IsHistory(item)) record.Add(path, Read(item));
        }
    }

    private static string? TypeOf(JsonElement item) =>
        item.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("xsi:type", out var type)
            ? type.GetString()
            : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
