namespace Xnat.Typed.Server.Items;

/// <summary>All that is known of the past of one row, the oldest first.</summary>
internal sealed record ItemVersions(IReadOnlyList<ItemVersion> Versions);
