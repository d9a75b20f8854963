namespace Xnat.Typed;

/// <summary>An archive that arrived whole and agrees with its own directory and with the catalog.</summary>
/// <param name="Files">How many files it holds.</param>
/// <param name="Bytes">How long they are together.</param>
/// <param name="Roots">The first folders of their names.</param>
internal sealed record ReceivedArchive(int Files, long Bytes, IReadOnlySet<string> Roots)
{
    /// <summary>The weakest that any of them was compared by.</summary>
    public VerifiedBy? VerifiedBy { get; init; }

    /// <summary>Files of the catalog that did not come.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Files that came and are not the catalog's.</summary>
    public IReadOnlyList<string> Unlisted { get; init; } = [];

    /// <summary>Whether all that is in it stands below a folder of this name.</summary>
    public bool IsOf(string root) => Roots.Count == 1 && Roots.Contains(root);

    public DownloadResult ToResult(string path, long bytes) =>
        new(path, Files, bytes) { VerifiedBy = VerifiedBy, Missing = Missing, Unlisted = Unlisted };
}
