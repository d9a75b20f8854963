using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>Something that the container service launched, as it was when it was asked for.</summary>
public sealed record XnatContainer
{
    /// <summary>Its number.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>XNAT's word for its state: <c>Created</c>, <c>Running</c>, <c>Complete</c>, <c>Failed</c>, <c>Killed</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Number of the command.</summary>
    [JsonPropertyName("command-id")]
    public long? CommandId { get; init; }

    /// <summary>Number of the wrapper.</summary>
    [JsonPropertyName("wrapper-id")]
    public long? WrapperId { get; init; }

    /// <summary>Number of the workflow that tells its state too; <see langword="null"/> or empty where there is none yet.</summary>
    [JsonPropertyName("workflow-id")]
    public string? WorkflowId { get; init; }

    /// <summary>Login of who launched it.</summary>
    [JsonPropertyName("user-id")]
    public string? User { get; init; }

    /// <summary>ID of the project.</summary>
    [JsonPropertyName("project")]
    public string? Project { get; init; }

    /// <summary>The image that runs.</summary>
    [JsonPropertyName("docker-image")]
    public string? Image { get; init; }

    /// <summary>Whether it has come to an end, good or bad.</summary>
    [JsonIgnore]
    public bool IsFinished => RunStatus.IsFinished(Status);

    /// <summary>Whether it has come to a good end.</summary>
    [JsonIgnore]
    public bool HasSucceeded => RunStatus.HasSucceeded(Status);

    /// <summary>Number and state.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XnatContainer {Id} {Status}");
}
