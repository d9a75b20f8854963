using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Data;

/// <summary>
/// What belongs to a project besides its own row. Its settings are kept together with the row, which reports their changes.
/// </summary>
internal sealed class ProjectContents
{
    private readonly OrderedDictionary<string, string> roles = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> scanTypes = new(StringComparer.Ordinal);

    [JsonRequired]
    public string Accessibility
    {
        get;
        set => Set(ref field, value);
    } = AccessLevel.Private;

    /// <summary>0 keeps uploads in the prearchive, 4 archives them, 5 archives and overwrites.</summary>
    [JsonRequired]
    public string PrearchiveCode
    {
        get;
        set => Set(ref field, value);
    } = "4";

    [JsonRequired]
    public string QuarantineCode
    {
        get;
        set => Set(ref field, value);
    } = "0";

    [JsonRequired]
    public string CurrentArchive
    {
        get;
        set => Set(ref field, value);
    } = "arc001";

    /// <summary>Group (<c>owner</c>, <c>member</c>, <c>collaborator</c>) by login.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Roles => roles;

    /// <summary>The type given last to scans with a series description, by that description.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> ScanTypes => scanTypes;

    [JsonIgnore]
    public LabelledRows Subjects { get; } = new();

    /// <summary>Experiments of every kind; image assessors share the labels with sessions.</summary>
    [JsonIgnore]
    public LabelledRows Experiments { get; } = new();

    /// <summary>The project itself, once it is among those of the server.</summary>
    [JsonIgnore]
    public Row? Project { get; set; }

    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("Roles")]
    internal OrderedDictionary<string, string> KeptRoles
    {
        get => roles;
        init => roles = value;
    }

    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("ScanTypes")]
    internal OrderedDictionary<string, string> KeptScanTypes
    {
        get => scanTypes;
        init => scanTypes = value;
    }

    public void SetRole(string login, string group) => Set(roles, login, group);

    public void RemoveRole(string login)
    {
        if (roles.Remove(login)) Project?.Touch();
    }

    public void SetScanType(string description, string type) => Set(scanTypes, description, type);

    private void Set(ref string field, string value)
    {
        field = value;
        Project?.Touch();
    }

    private void Set(OrderedDictionary<string, string> texts, string key, string value)
    {
        texts[key] = value;
        Project?.Touch();
    }
}
