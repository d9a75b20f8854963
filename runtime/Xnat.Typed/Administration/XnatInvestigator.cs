using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>A person who leads or works in projects. XNAT has one for each pair of first and last name.</summary>
public sealed record XnatInvestigator
{
    /// <summary>XNAT's number for it; <see langword="null"/> for one that was made here.</summary>
    [JsonPropertyName("xnatInvestigatordataId")]
    public long? Number { get; init; }

    /// <summary>An ID that people gave.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Such as <c>Dr.</c></summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>First name; XNAT wants one.</summary>
    [JsonPropertyName("firstname")]
    public required string FirstName { get; init; }

    /// <summary>Last name; XNAT wants one.</summary>
    [JsonPropertyName("lastname")]
    public required string LastName { get; init; }

    /// <summary>Where the person works.</summary>
    [JsonPropertyName("institution")]
    public string? Institution { get; init; }

    /// <summary>Part of the institution.</summary>
    [JsonPropertyName("department")]
    public string? Department { get; init; }

    /// <summary>E-mail address.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    [JsonPropertyName("phone")]
    public string? Phone { get; init; }

    /// <summary>IDs of the projects that the person leads, as far as this account sees them; set in the projects, and not here.</summary>
    [JsonPropertyName("primaryProjects")]
    public IReadOnlyList<string>? LeadsProjects { get; init; }

    /// <summary>
    /// IDs of the projects that the person works in, as far as this account sees them; set in the projects, and not here.
    /// </summary>
    [JsonPropertyName("investigatorProjects")]
    public IReadOnlyList<string>? WorksInProjects { get; init; }

    /// <summary>The number alone: everything else tells of a person.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XnatInvestigator {Number}");

    /// <summary>Whether what was sent is so on the server; what was not sent may be anything.</summary>
    internal bool IsKeptIn(XnatInvestigator kept) => Array.TrueForAll(
        [
            (Id, kept.Id), (Title, kept.Title), (FirstName, kept.FirstName), (LastName, kept.LastName),
            (Institution, kept.Institution), (Department, kept.Department), (Email, kept.Email), (Phone, kept.Phone),
        ],
        static pair => pair.Item1 is null || pair.Item1 == pair.Item2);
}
