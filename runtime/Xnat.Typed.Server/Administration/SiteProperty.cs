using System.Text.Json;

namespace Xnat.Typed.Server.Administration;

/// <summary>A property of the site that has been changed.</summary>
/// <param name="Name">Its name: <c>requireLogin</c>.</param>
/// <param name="Value">Its value, of the type that it always had.</param>
internal sealed record SiteProperty(string Name, JsonElement Value);
