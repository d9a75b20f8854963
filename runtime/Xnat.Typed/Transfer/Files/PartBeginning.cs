namespace Xnat.Typed;

/// <summary>How much of a file lies in a part, and of which version of it.</summary>
internal sealed record PartBeginning(long Length, FileVersion Version);
