using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>Where a form is asked, or is not.</summary>
internal sealed record FormPlace
{
    /// <summary>ID of a project, or <c>Site</c>.</summary>
    [JsonPropertyName("entityId")]
    public required string Entity { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonIgnore]
    public bool IsSite => string.Equals(Entity, "Site", StringComparison.OrdinalIgnoreCase);

    [JsonIgnore]
    public bool IsEnabled => string.Equals(Status, "enabled", StringComparison.OrdinalIgnoreCase);
}
