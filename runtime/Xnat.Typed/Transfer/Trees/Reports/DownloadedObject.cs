namespace Xnat.Typed;

/// <summary>What came of one session, or of another object with files of its own, in a download.</summary>
/// <param name="Uri">Its address on the server.</param>
/// <param name="Label">Its label.</param>
/// <param name="Files">Its files.</param>
public sealed record DownloadedObject(string Uri, string? Label, IReadOnlyList<DownloadedFile> Files)
{
    /// <summary>
    /// Why it, or the rest of it, was not downloaded: it could not be listed, the disk cannot hold it, or it would not stand still while it
    /// was read. <see langword="null"/> if nothing went wrong but what its files say.
    /// </summary>
    public Exception? Error { get; init; }

    /// <summary>Whether it was not tried, since the run stopped before.</summary>
    public bool IsNotStarted { get; init; }

    /// <summary>Whether the server has files of it at all, selected or not.</summary>
    public bool HasFiles { get; init; }

    /// <summary>Whether it changed on the server while it was read, and was read again.</summary>
    public bool WasReadAgain { get; init; }

    /// <summary>
    /// Whether an earlier run found it below the same project or subject and this one did not: it was deleted, moved, or this account does
    /// not see it any more. What was fetched of it stays. Only told where all sessions were asked for: not of a listing, and not with
    /// <see cref="DirectoryOptions.WhereExperiment"/>.
    /// </summary>
    public bool IsMissing { get; init; }

    /// <summary>Number of files; no label.</summary>
    public override string ToString() =>
        Error is null ? $"DownloadedObject {CountText.Of(Files.Count, "file")}" : $"DownloadedObject: {Error.Message}";
}
