using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// Finds its way in an item document (<c>{"items":[{"data_fields":{…},"children":[…],"meta":{…}}]}</c>); nothing in it may be of
/// another kind.
/// </summary>
internal static class ItemJson
{
    /// <summary>The item as it is now; versions of the past are passed over.</summary>
    /// <exception cref="XnatContentException">There is none, or something is not what it should be.</exception>
    public static JsonElement Live(JsonElement document, string route)
    {
        foreach (var item in Member(document, "items", JsonValueKind.Array, route).EnumerateArray())
        {
            if (!IsHistory(item, route)) return item;
        }

        throw Problem("without an item in it", route);
    }

    public static bool IsHistory(JsonElement item, string route)
    {
        var meta = Member(item, "meta", JsonValueKind.Object, route);
        if (!meta.TryGetProperty("isHistory", out var history)) return false;
        return history.ValueKind is JsonValueKind.True or JsonValueKind.False ? history.GetBoolean() : throw WrongKind("isHistory", route);
    }

    /// <summary>Data type of an item; <see langword="null"/> if the server does not name it.</summary>
    public static string? TypeOf(JsonElement item, string route)
    {
        if (!Member(item, "meta", JsonValueKind.Object, route).TryGetProperty("xsi:type", out var type)) return null;
        return type.ValueKind == JsonValueKind.String ? type.GetString() : throw WrongKind("xsi:type", route);
    }

    /// <summary>A member that every item has.</summary>
    /// <exception cref="XnatContentException">It is missing or of another kind.</exception>
    public static JsonElement Member(JsonElement owner, string name, JsonValueKind kind, string route) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw WrongKind(name, route);

    private static XnatContentException WrongKind(string name, string route) =>
        Problem($"in which {name} is missing or of another kind than in XNAT's items", route);

    private static XnatContentException Problem(string what, string route) =>
        new($"{route} answered JSON {what}; this is no XNAT object, check the address.") { Route = route };
}
