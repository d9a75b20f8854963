namespace Xnat.Typed.Schema.Comparing;

/// <summary>A member of a provided class that the given schemas do not have.</summary>
/// <param name="Path">Path within the row.</param>
/// <param name="IsInMissingGroup">Whether the group around it is missing as well, which is said once, of the group.</param>
internal sealed record MissingMember(string Path, bool IsInMissingGroup);
