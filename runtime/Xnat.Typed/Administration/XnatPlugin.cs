using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>A plugin of the server.</summary>
public sealed record XnatPlugin
{
    /// <summary>Its ID: <c>containers</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Its version.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>What it does.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>ID and version.</summary>
    public override string ToString() => $"XnatPlugin {Id} {Version}";
}
