namespace Xnat.Typed;

/// <summary>A file that is to stand in the folder, and what has come of it so far.</summary>
/// <param name="file">The file on the server.</param>
/// <param name="listed">The same as it is found in an archive.</param>
/// <param name="path">Its path below the folder, with <c>/</c> between names.</param>
internal sealed class TreeFile(XnatFile file, CatalogFile listed, string path)
{
    private DownloadedFile? outcome;
    private long claimed;

    public XnatFile File => file;

    public CatalogFile Listed => listed;

    public string Path => path;

    public string Uri => file.Uri;

    /// <summary>What came of it; set by whoever works on it. <see langword="null"/> until that is decided.</summary>
    public DownloadedFile? Outcome
    {
        get => outcome ?? (IsWanted ? new(path, file.Uri, FileOutcome.NotStarted, file.Size) : null);
        set => outcome = value;
    }

    /// <summary>Whether the last reading of the listing has it.</summary>
    public bool IsListed { get; private set; } = true;

    /// <summary>Whether that reading found that it is to be fetched.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Whether this run fetched it, as some reading of the listing had it.</summary>
    public bool IsFetched { get; set; }

    /// <summary>Whether nobody has fetched it yet, and nobody has failed to.</summary>
    public bool IsOpen => IsWanted && outcome is null;

    /// <summary>It is to be fetched, whatever came of it before.</summary>
    public void Want() => (IsWanted, outcome) = (true, null);

    /// <summary>Takes over what came of it as an earlier reading had it.</summary>
    public void TakeOver(TreeFile before) => (outcome, IsFetched) = (before.Outcome, before.IsFetched);

    /// <summary>The last reading does not have it any more.</summary>
    public void Leave() => (outcome, IsListed, IsWanted) = (Outcome, false, false);

    /// <summary>Notes how much room on the disk was claimed for it.</summary>
    public void Claim(long bytes) => Interlocked.Exchange(ref claimed, bytes);

    /// <summary>What was claimed for it and not released, which it is now.</summary>
    public long Release() => Interlocked.Exchange(ref claimed, 0);
}
