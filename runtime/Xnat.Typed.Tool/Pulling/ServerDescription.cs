namespace Xnat.Typed.Tool.Pulling;

/// <summary>What a server says of itself.</summary>
/// <param name="Version">Its version, if it told.</param>
/// <param name="Build">Number and commit of the build, if it told.</param>
/// <param name="Plugins">Its plugins, sorted by ID; none where the account may not see them.</param>
internal sealed record ServerDescription(string? Version, string? Build, IReadOnlyList<LockedPlugin> Plugins);
