namespace Xnat.Typed;

/// <summary>What came of the merging of downloaded folders.</summary>
/// <param name="Folder">The folder that all went into.</param>
/// <param name="Parts">How many folders had something to give.</param>
/// <param name="Files">Files that are in the folder now and came from them.</param>
/// <param name="Left">
/// Paths of files that stayed where they were: changed or missing there, or another file of that name stands in the folder.
/// </param>
public sealed record DirectoryMerge(string Folder, int Parts, int Files, IReadOnlyList<string> Left)
{
    /// <summary>Whether nothing stayed behind.</summary>
    public bool IsComplete => Left.Count == 0;

    /// <summary>The counts; no path, which may hold labels.</summary>
    public override string ToString() => $"DirectoryMerge {Files} files of {Parts} parts, {Left.Count} left";
}
