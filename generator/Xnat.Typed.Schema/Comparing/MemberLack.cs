namespace Xnat.Typed.Schema.Comparing;

/// <summary>A member of a provided class that the given schemas lack.</summary>
/// <param name="Path">Path within the row.</param>
/// <param name="IsInLackingGroup">Whether they lack the group around it as well, which is said once, of the group.</param>
internal sealed record MemberLack(string Path, bool IsInLackingGroup);
