using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>A wrapper that can be launched on objects of a data type in a project.</summary>
public sealed record ContainerOffer
{
    /// <summary>Number of the command.</summary>
    [JsonPropertyName("command-id")]
    public required long CommandId { get; init; }

    /// <summary>Name of the command.</summary>
    [JsonPropertyName("command-name")]
    public string? CommandName { get; init; }

    /// <summary>Number of the wrapper, by which it is launched.</summary>
    [JsonPropertyName("wrapper-id")]
    public required long WrapperId { get; init; }

    /// <summary>Name of the wrapper.</summary>
    [JsonPropertyName("wrapper-name")]
    public string? WrapperName { get; init; }

    /// <summary>What it runs on, as the launch has to call it: <c>session</c>; empty where it needs no object.</summary>
    [JsonPropertyName("root-element-name")]
    public string? Root { get; init; }

    /// <summary>Whether it is in use there.</summary>
    [JsonPropertyName("enabled")]
    public bool IsEnabled { get; init; }

    /// <summary>Name of the wrapper.</summary>
    public override string ToString() => $"ContainerOffer {WrapperName}";
}
