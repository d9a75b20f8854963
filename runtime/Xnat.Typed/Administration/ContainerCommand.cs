using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>A command of the container service: an image and how to run it.</summary>
public sealed record ContainerCommand
{
    /// <summary>Its number.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>What it does.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The image that runs.</summary>
    [JsonPropertyName("image")]
    public string? Image { get; init; }

    /// <summary>On what it can be launched, and how.</summary>
    [JsonPropertyName("xnat")]
    public IReadOnlyList<ContainerWrapper> Wrappers { get; init; } = [];

    /// <summary>Name and version.</summary>
    public override string ToString() => $"ContainerCommand {Name} {Version}";
}
