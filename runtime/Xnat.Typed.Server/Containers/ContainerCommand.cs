using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Containers;

/// <summary>A command of the container service: an image, how to run it, and the wrappers that say on what.</summary>
/// <param name="Number">Its ID.</param>
/// <param name="Text">The command as it was put, with the IDs that it and its wrappers got.</param>
internal sealed record ContainerCommand(long Number, JsonElement Text)
{
    [JsonIgnore]
    public JsonObject Json => JsonObject.Create(Text)!;

    [JsonIgnore]
    public string Name => TextOf(Text, "name");

    [JsonIgnore]
    public string Image => TextOf(Text, "image");

    [JsonIgnore]
    public IEnumerable<JsonElement> Wrappers =>
        Text.TryGetProperty("xnat", out var wrappers) && wrappers.ValueKind == JsonValueKind.Array ? wrappers.EnumerateArray() : [];

    public static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static long NumberOf(JsonElement wrapper) => wrapper.GetProperty("id").GetInt64();
}
