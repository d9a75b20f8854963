using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>A form as the list of forms has it.</summary>
internal sealed record FormRow
{
    private const string DataTypePath = "datatype/";

    [JsonPropertyName("formUUID")]
    public required string Id { get; init; }

    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>What it is for: <c>datatype/xnat:subjectData</c>, with protocol and visit behind where a plugin has these.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The form.io document, mostly as a text.</summary>
    [JsonPropertyName("contents")]
    public required JsonElement Contents { get; init; }

    [JsonPropertyName("appliesToList")]
    public required IReadOnlyList<FormPlace> Places { get; init; }

    /// <summary>What it is for, where that is a data type and nothing narrower.</summary>
    [JsonIgnore]
    public string? DataType =>
        Path.StartsWith(DataTypePath, StringComparison.OrdinalIgnoreCase)
        && Path[DataTypePath.Length..] is var dataType && !dataType.Contains('/', StringComparison.Ordinal)
            ? dataType
            : null;

    /// <summary>Whether it is asked in a project: what a project says for itself comes before what the site says.</summary>
    public bool Holds(string project)
    {
        var own = Places.Where(place => string.Equals(place.Entity, project, StringComparison.Ordinal)).ToList();
        return own.Count > 0
            ? own.Any(static place => place.IsEnabled)
            : Places.Any(static place => place is { IsSite: true, IsEnabled: true });
    }
}
