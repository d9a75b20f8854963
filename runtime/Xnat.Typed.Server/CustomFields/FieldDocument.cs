using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>The custom fields of one object: arbitrary JSON by name, kept in the object's own field.</summary>
internal static class FieldDocument
{
    public const string Member = "custom_fields";

    /// <summary>Whether objects of this kind have custom fields; older data models have none.</summary>
    public static bool IsOffered(Row row) => row.Type.Fields.ContainsKey(Member);

    public static JsonObject Read(Row row)
    {
        if (row[Member] is not { Length: > 0 } text) return [];
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // The same field can be written by its path, with any text.
            return [];
        }
    }

    public static void Write(Row row, JsonObject fields, Stamp stamp)
    {
        row.Put(Member, fields.Count == 0 ? null : fields.ToJsonString());
        row.Modified = stamp;
    }
}
