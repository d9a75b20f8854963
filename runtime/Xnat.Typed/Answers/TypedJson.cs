using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xnat.Typed;

/// <summary>Makes a value of a type from a whole JSON document: all that the type requires must be there, of its kind.</summary>
internal static class TypedJson
{
    public static Func<JsonElement, string, T> As<T>(JsonTypeInfo<T> type)
        where T : class => (document, route) => Read(document, route, type);

    private static T Read<T>(JsonElement document, string route, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (document.Deserialize(type) is { } value) return value;
        }
        catch (JsonException e)
        {
            throw Other(route, e);
        }

        throw Other(route, null);
    }

    private static XnatContentException Other(string route, JsonException? e) =>
        new($"{route} answered JSON about something else than what was asked for; check the address and the proxy before it.", e)
        {
            Route = route,
        };
}
