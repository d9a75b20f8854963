using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Persistence;

/// <summary>A row as it is kept, with everything below it but the files. Rows are most of a database, so the names are short.</summary>
internal sealed record RowForm
{
    [JsonPropertyName("t")]
    public required string Type { get; init; }

    [JsonPropertyName("n")]
    public required long Number { get; init; }

    [JsonPropertyName("c")]
    public required StampForm Created { get; init; }

    /// <summary>Left out where it is the same as <see cref="Created"/>.</summary>
    [JsonPropertyName("m")]
    public StampForm? Modified { get; init; }

    [JsonPropertyName("q")]
    public bool? IsQuarantined { get; init; }

    [JsonPropertyName("v")]
    public OrderedDictionary<string, string> Values { get; init; } = [];

    /// <summary>Rows below it by member; most rows have none.</summary>
    [JsonPropertyName("r")]
    public OrderedDictionary<string, List<RowForm>>? Rows { get; init; }
}
