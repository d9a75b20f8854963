using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>Bodies of JSON, read before anything is locked.</summary>
internal static class JsonBody
{
    /// <summary>The object of a body.</summary>
    /// <exception cref="RestException">400: there is none.</exception>
    public static async Task<JsonObject> ReadObjectAsync(XnatRequest request, CancellationToken cancellationToken) =>
        await ReadAsync(request, cancellationToken).ConfigureAwait(false) as JsonObject
        ?? throw RestException.BadRequest("The body must be a JSON object.");

    /// <summary>Whatever JSON a body holds; <see langword="null"/> for an empty one.</summary>
    /// <exception cref="RestException">400: it is no JSON.</exception>
    public static async Task<JsonNode?> ReadAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var text = await request.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException exception)
        {
            throw RestException.BadRequest(
                "The body is no JSON, "
                + $"line {((exception.LineNumber ?? 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        }
    }

    /// <summary>A text member of an object, or <see langword="null"/>.</summary>
    public static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>A flag of an object, or <see langword="null"/>; texts count too.</summary>
    public static bool? Flag(JsonObject body, string name) => bool.TryParse(body[name]?.ToString(), out var flag) ? flag : null;
}
