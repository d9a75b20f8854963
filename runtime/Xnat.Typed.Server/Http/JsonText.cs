using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xnat.Typed.Server.Http;

/// <summary>JSON that others wrote.</summary>
internal static class JsonText
{
    /// <summary>A member that is there twice would only be noticed when it is asked for, and then as a fault of the server.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">
    /// It is no JSON, has a member twice, nests more than 64 levels, or escapes half of a surrogate pair (RFC 8259 §8.2): a text that
    /// cannot be read, which the parser lets pass.
    /// </exception>
    public static JsonNode? Parse(string text)
    {
        DemandText(text);
        return JsonNode.Parse(text, documentOptions: Options);
    }

    private static void DemandText(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal)) return;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read())
                if (reader.ValueIsEscaped)
                    _ = reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("Half of a surrogate pair is no text.", exception);
        }
    }
}
