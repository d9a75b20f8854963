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
    /// <summary>
    /// Folders of parts whose download ended too early: killed, cancelled, or with files that failed. What they had is merged all the same.
    /// </summary>
    public IReadOnlyList<string> UnfinishedParts { get; init; } = [];

    /// <summary>
    /// What is left of them, counted in the merged folder; <see langword="null"/> where nothing is known to be. A download of the same
    /// objects into <see cref="Folder"/>, without <c>Shard</c>, goes on with it, large files from where they were.
    /// </summary>
    public UnfinishedDownload? Unfinished { get; init; }

    /// <summary>Whether nothing stayed behind and every part had come to its end.</summary>
    public bool IsComplete => Left.Count == 0 && UnfinishedParts.Count == 0 && Unfinished is null;

    /// <summary>The counts; no path, which may hold labels.</summary>
    public override string ToString()
    {
        var text = $"DirectoryMerge {CountText.Of(Files, "file")} of {CountText.Of(Parts, "part")}, {Left.Count} left";
        if (UnfinishedParts.Count > 0) text += $", {CountText.Of(UnfinishedParts.Count, "part")} unfinished";
        return Unfinished is null
            ? text
            : $"{text}; {CountText.Of(Unfinished.FilesLeft, "file")} to fetch, {CountText.Of(Unfinished.ObjectsToList, "object")} to list, "
                + "by a download into the folder";
    }
}
