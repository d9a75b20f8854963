using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>An account as <c>/xapi/users</c> takes it; what is <see langword="null"/> is not sent.</summary>
internal sealed class UserBody
{
    [JsonPropertyName("username")]
    public required string Login { get; init; }

    [JsonPropertyName("firstName")]
    public string? FirstName { get; init; }

    [JsonPropertyName("lastName")]
    public string? LastName { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }

    [JsonPropertyName("enabled")]
    public bool? IsEnabled { get; init; }

    [JsonPropertyName("verified")]
    public bool? IsVerified { get; init; }
}
