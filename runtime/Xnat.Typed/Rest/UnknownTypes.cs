using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xnat.Typed.Rest;

/// <summary>Says what to do about a type that no serializer was given for: there is no reflection to fall back to.</summary>
internal sealed class UnknownTypes : IJsonTypeInfoResolver
{
    public static UnknownTypes Instance { get; } = new();

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => throw new InvalidOperationException(
        $"{type.Name} is sent or returned as JSON, and the options that CreateApi got do not know it; add " +
        $"[JsonSerializable(typeof({type.Name}))] to a JsonSerializerContext of yours and give CreateApi its Default.Options.");
}
