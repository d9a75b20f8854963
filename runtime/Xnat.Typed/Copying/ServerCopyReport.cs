namespace Xnat.Typed;

/// <summary>What came of a copy from one XNAT to another.</summary>
public sealed class ServerCopyReport
{
    internal ServerCopyReport(IReadOnlyList<ServerCopyOutcome> outcomes) => Outcomes = outcomes;

    /// <summary>
    /// One for each object with something to copy: experiments in the order of their listing. Where a whole project is copied, the project
    /// and its subjects come first, for files of their own, then its experiments, both in the order of their labels.
    /// </summary>
    public IReadOnlyList<ServerCopyOutcome> Outcomes { get; }

    /// <summary>Whether all of it is in the target now.</summary>
    public bool IsComplete => Outcomes.All(static outcome => outcome.Status == BulkStatus.Done);

    /// <summary>Those that failed.</summary>
    public IEnumerable<ServerCopyOutcome> Failed => Outcomes.Where(static outcome => outcome.Status == BulkStatus.Failed);

    /// <summary>Number of files that were sent.</summary>
    public int FilesSent => Outcomes.Sum(static outcome => outcome.FilesSent);

    /// <summary>Bytes of these.</summary>
    public long BytesSent => Outcomes.Sum(static outcome => outcome.BytesSent);

    /// <summary>Number of files that the target had already.</summary>
    public int FilesKept => Outcomes.Sum(static outcome => outcome.FilesKept);

    /// <summary>The counts, no label.</summary>
    public override string ToString() =>
        $"{CountText.Of(Outcomes.Count, "object")}, {Failed.Count()} failed; {CountText.Of(FilesSent, "file")} of "
            + $"{CountText.Of(BytesSent, "byte")} sent, {FilesKept} kept";
}
