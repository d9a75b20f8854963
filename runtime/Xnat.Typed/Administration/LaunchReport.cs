using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>What the container service says of a launch.</summary>
internal sealed class LaunchReport
{
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>A number, or <c>To be assigned</c>.</summary>
    [JsonPropertyName("workflow-id")]
    public string? WorkflowId { get; init; }
}
