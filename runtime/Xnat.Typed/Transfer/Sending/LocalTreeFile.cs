namespace Xnat.Typed;

/// <summary>A file below a local folder.</summary>
/// <param name="Name">Its path within the folder, with <c>/</c> between the names.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="State">Its length and time when the folder was looked through.</param>
internal sealed record LocalTreeFile(string Name, string Path, FileState State);
