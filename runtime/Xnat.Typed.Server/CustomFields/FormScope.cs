using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>One place where a form holds.</summary>
/// <param name="Number">Number of the place, within its form.</param>
/// <param name="Entity">ID of a project; <c>Site</c> for all.</param>
/// <param name="Status"><c>enabled</c>, <c>disabled</c>, or <c>optedOut</c> for a project that does without a form of the site.</param>
internal sealed record FormScope(int Number, string Entity, string Status)
{
    public const string Site = "Site";

    public const string Enabled = "enabled";

    public const string Disabled = "disabled";

    public const string OptedOut = "optedOut";

    [JsonIgnore]
    public bool IsSite => Entity == Site;
}
