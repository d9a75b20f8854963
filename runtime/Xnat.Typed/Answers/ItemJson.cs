using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Finds the item in an item document (<c>{"items":[{"data_fields":{…},"children":[…],"meta":{…}}]}</c>).</summary>
internal static class ItemJson
{
    public static async Task<JsonDocument> ReadAsync(Stream stream, string route, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw new XnatContentException($"{route} answered something that is not complete JSON; the connection or the server broke off, try again.", e) { Route = route };
        }
    }

    /// <summary>The item as it is now; versions of the past are passed over.</summary>
    public static JsonElement Live(JsonDocument document, string route)
    {
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in items.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && !IsHistory(item)) return item;
            }
        }

        throw new XnatContentException($"{route} answered JSON without an item in it; this is no XNAT object, check the address.") { Route = route };
    }

    public static bool IsHistory(JsonElement item) =>
        item.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty("isHistory", out var history) && history.ValueKind is JsonValueKind.True;
}
