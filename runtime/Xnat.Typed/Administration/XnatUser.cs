using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>An account of the site, as it was when it was asked for.</summary>
public sealed record XnatUser
{
    /// <summary>The name by which it signs in.</summary>
    [JsonPropertyName("username")]
    public required string Login { get; init; }

    /// <summary>First name of the person.</summary>
    [JsonPropertyName("firstName")]
    public string? FirstName { get; init; }

    /// <summary>Last name of the person.</summary>
    [JsonPropertyName("lastName")]
    public string? LastName { get; init; }

    /// <summary>Where XNAT writes to.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Whether it may sign in.</summary>
    [JsonPropertyName("enabled")]
    public required bool IsEnabled { get; init; }

    /// <summary>Whether its e-mail address counts as verified; without that it cannot sign in on most sites.</summary>
    [JsonPropertyName("verified")]
    public required bool IsVerified { get; init; }

    /// <summary>When it signed in last; <see langword="null"/> if it never did.</summary>
    [JsonPropertyName("lastSuccessfulLogin")]
    [JsonConverter(typeof(EpochConverter))]
    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>The login alone.</summary>
    public override string ToString() => $"XnatUser {Login}";
}
