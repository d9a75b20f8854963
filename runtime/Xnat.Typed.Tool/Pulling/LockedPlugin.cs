namespace Xnat.Typed.Tool.Pulling;

/// <summary>A plugin of the server.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Version">Its version, if it has one.</param>
internal sealed record LockedPlugin(string Id, string? Version);
