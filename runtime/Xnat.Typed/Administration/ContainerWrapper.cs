using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>One way to launch a command on objects of XNAT.</summary>
public sealed record ContainerWrapper
{
    /// <summary>Its number, by which it is launched.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Data types of the objects that it runs on.</summary>
    [JsonPropertyName("contexts")]
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => $"ContainerWrapper {Name}";
}
