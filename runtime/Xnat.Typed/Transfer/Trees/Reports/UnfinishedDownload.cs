namespace Xnat.Typed;

/// <summary>
/// A download into a folder that is at work, or ended before all was there: killed, cancelled, or with files that failed.
/// </summary>
/// <remarks>The call that began it goes on with it when it is made again.</remarks>
public sealed record UnfinishedDownload
{
    internal UnfinishedDownload(string folder) => Folder = folder;

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>When it was begun, or last gone on with, by the clock of the computer where it ran.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>The server that it downloads from.</summary>
    public required Uri Server { get; init; }

    /// <summary>Addresses on the server of the sessions and what else it is about, such as <c>/data/experiments/XNAT_E00001</c>.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>Objects whose files it has not listed yet.</summary>
    public int ObjectsToList { get; init; }

    /// <summary>Files that are here already, of the objects that were listed.</summary>
    public long FilesDone { get; init; }

    /// <summary>Files that are not, of the objects that were listed.</summary>
    public long FilesLeft { get; init; }

    /// <summary>Bytes of files that are not whole and can be gone on with where the server answers ranges.</summary>
    public long PartBytes { get; init; }

    /// <summary>Whether a run holds the folder now, in this process or another one, here or on another host.</summary>
    public bool IsInUse { get; init; }

    /// <summary>The counts; no path and no address.</summary>
    public override string ToString() =>
        $"UnfinishedDownload {CountText.Of(FilesDone, "file")} done, {FilesLeft} left, {CountText.Of(ObjectsToList, "object")} to list"
            + $"{(IsInUse ? ", in use" : "")}";
}
