using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xnat.Typed.Runtime.Tests.Trust.WrongAnswers;

/// <summary>JSON of the right outline with values of the wrong kinds; anything else becomes a number.</summary>
internal static class WrongKinds
{
    public static byte[]? Of(byte[] answer)
    {
        try
        {
            var root = JsonNode.Parse(answer);
            if (root is JsonArray { Count: > 0 } list)
                return Encoding.UTF8.GetBytes(new JsonArray([.. list.Select(Other)]).ToJsonString());
            if (root is not JsonObject) return root is JsonArray ? null : "42"u8.ToArray();
            if (root["ResultSet"]?["Result"] is JsonArray { Count: > 0 } rows)
                root["ResultSet"]!["Result"] = new JsonArray([.. rows.Select(static _ => JsonValue.Create("row"))]);
            else if (root["items"] is JsonArray { Count: > 0 } items) items[0]!["data_fields"] = new JsonArray(1, 2, 3);
            else
                return Encoding.UTF8.GetBytes(
                    new JsonArray([.. root.AsObject().Select(static pair => JsonValue.Create(pair.Key))]).ToJsonString());
            return Encoding.UTF8.GetBytes(root.ToJsonString());
        }
        catch (JsonException)
        {
            return "42"u8.ToArray();
        }
    }

    private static JsonNode Other(JsonNode? item) => item is JsonObject ? JsonValue.Create("row") : JsonValue.Create(42);
}
