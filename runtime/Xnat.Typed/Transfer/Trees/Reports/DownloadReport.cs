namespace Xnat.Typed;

/// <summary>What a download into a folder did, object by object and file by file.</summary>
public sealed class DownloadReport
{
    internal DownloadReport(string folder, IReadOnlyList<DownloadedObject> objects) => (Folder, Objects) = (folder, objects);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>
    /// Sessions and what else has files, in the order in which they were listed. Behind them those that are
    /// <see cref="DownloadedObject.IsMissing"/>, without labels, and their files as <see cref="FileOutcome.MissingThere"/>.
    /// </summary>
    public IReadOnlyList<DownloadedObject> Objects { get; }

    /// <summary>All their files.</summary>
    public IEnumerable<DownloadedFile> Files => Objects.SelectMany(static item => item.Files);

    /// <summary>Objects of which the server has no files: there is nothing to download, and nothing is wrong.</summary>
    public IEnumerable<DownloadedObject> WithoutFiles =>
        Objects.Where(static item => item is { HasFiles: false, Error: null, IsNotStarted: false, IsMissing: false });

    /// <summary>Files that are not here as the server has them.</summary>
    public IEnumerable<DownloadedFile> Failed => Files.Where(static file => file.Outcome is FileOutcome.Failed);

    /// <summary>
    /// Paths below the folder at which files of these objects lie as well, since an earlier run called them otherwise: a label, the subject
    /// of a session, the type of a scan or the layout has changed since. They were left as they are, and
    /// are compared with the others when the folder is verified.
    /// </summary>
    public IReadOnlyList<string> EarlierCopies { get; init; } = [];

    /// <summary>
    /// What else was found in the folder, in words: what was amiss with its own records and was mended, and how many
    /// <see cref="EarlierCopies"/> lie there.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Bytes of the files that were fetched.</summary>
    public long Bytes => Files.Where(static file => file.Outcome is FileOutcome.Fetched).Sum(static file => file.Length ?? 0);

    /// <summary>Whether all that was selected stands in the folder as the server has it.</summary>
    public bool IsComplete =>
        Objects.All(static item => item is { Error: null, IsNotStarted: false })
        && Files.All(static file => file.Outcome is FileOutcome.Fetched or FileOutcome.Kept or FileOutcome.MissingThere);

    /// <summary>The first reason why something is not there, objects before files.</summary>
    internal Exception? FirstFailure => Objects.Select(static item => item.Error).Concat(Files.Select(static file => file.Error))
        .FirstOrDefault(static error => error is not null);

    /// <summary>Throws unless all that was selected stands in the folder as the server has it.</summary>
    /// <exception cref="XnatException">Something does not; the first failure is in InnerException.</exception>
    public void RequireComplete()
    {
        if (IsComplete) return;
        throw new XnatException(
            $"The download is not complete ({this}). Call again to fetch what is missing; what is there is not fetched twice. Files that "
            + "are not as an earlier run fetched them are left alone: set DirectoryOptions.IfExists to Replace to have the server's.",
            FirstFailure);
    }

    /// <summary>How many files ended so.</summary>
    /// <param name="outcome">What came of them.</param>
    public int Count(FileOutcome outcome) => Files.Count(file => file.Outcome == outcome);

    /// <summary>The counts, such as <c>40 objects, 790 files: 12 fetched, 778 kept</c>; no label.</summary>
    public override string ToString()
    {
        (FileOutcome Outcome, string Word)[] words =
        [
            (FileOutcome.Fetched, "fetched"), (FileOutcome.Kept, "kept"), (FileOutcome.ChangedHere, "changed here"),
            (FileOutcome.ChangedThere, "changed there"), (FileOutcome.MissingThere, "missing there"), (FileOutcome.Failed, "failed"),
            (FileOutcome.NotStarted, "not started"),
        ];
        var parts = words.Select(word => (Count: Count(word.Outcome), word.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}").ToList();
        return $"{CountText.Of(Objects.Count, "object")}, {CountText.Of(Files.Count(), "file")}"
            + $"{(parts.Count > 0 ? ": " : "")}{string.Join(", ", parts)}";
    }
}
