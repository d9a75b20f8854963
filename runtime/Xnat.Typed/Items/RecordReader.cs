using System.Text.Json;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reads item JSON into a record: values as text, children row by row, versions of the past left out.</summary>
internal static class RecordReader
{
    /// <summary>The object of a whole document.</summary>
    /// <exception cref="XnatContentException">Something in it is missing or of another kind: nothing is left out for that.</exception>
    public static XnatRecord ReadDocument(JsonElement document, string route) => Read(ItemJson.Live(document, route), route);

    private static XnatRecord Read(JsonElement item, string route)
    {
        var type = ItemJson.TypeOf(item, route);
        var record = new XnatRecord(string.IsNullOrEmpty(type) ? null : type, isComplete: true);
        foreach (var field in ItemJson.Member(item, "data_fields", JsonValueKind.Object, route).EnumerateObject())
        {
            if (Text(field.Value) is { } text) record.Add(field.Name, text);
        }

        foreach (var child in ItemJson.Member(item, "children", JsonValueKind.Array, route).EnumerateArray())
        {
            var path = ItemJson.Member(child, "field", JsonValueKind.String, route).GetString()!;
            foreach (var row in ItemJson.Member(child, "items", JsonValueKind.Array, route).EnumerateArray())
            {
                if (!ItemJson.IsHistory(row, route)) record.Add(path, Read(row, route));
            }
        }

        return record;
    }

    // What is no simple value is kept as its JSON.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
