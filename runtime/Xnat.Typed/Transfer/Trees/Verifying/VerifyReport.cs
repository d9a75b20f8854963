namespace Xnat.Typed;

/// <summary>What a verification of a folder found.</summary>
public sealed class VerifyReport
{
    internal VerifyReport(IReadOnlyList<VerifiedFile> files) => Files = files;

    /// <summary>All files that the folder's manifest knows, sorted by path.</summary>
    public IReadOnlyList<VerifiedFile> Files { get; }

    /// <summary>Files in the folder that no download put there, as paths below it.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>
    /// Lines of the manifest that are not as they were written, by an edit or a damaged disk: their files are among the unknown.
    /// </summary>
    public int ForeignLines { get; init; }

    /// <summary>Whether every file is the same.</summary>
    public bool IsSame => ForeignLines == 0 && Files.All(static file => file.Verdict is FileVerdict.Same);

    /// <summary>How many files were found so.</summary>
    /// <param name="verdict">What was found.</param>
    public int Count(FileVerdict verdict) => Files.Count(file => file.Verdict == verdict);

    /// <summary>The counts, such as <c>790 files: 789 same, 1 changed</c>; no label.</summary>
    public override string ToString()
    {
        (FileVerdict Verdict, string Word)[] words =
        [
            (FileVerdict.Same, "same"), (FileVerdict.Changed, "changed"), (FileVerdict.MissingHere, "missing here"),
            (FileVerdict.ChangedThere, "changed there"), (FileVerdict.MissingThere, "missing there"),
            (FileVerdict.Unreadable, "unreadable"),
        ];
        var parts = words.Select(word => (Count: Count(word.Verdict), word.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}").ToList();
        return $"{CountText.Of(Files.Count, "file")}{(parts.Count > 0 ? ": " : "")}{string.Join(", ", parts)}";
    }
}
