namespace Xnat.Typed;

/// <summary>What a download into a folder would do, by the catalogs and by what lies there.</summary>
internal sealed record DownloadPlan
{
    /// <summary>Objects whose files are listed by one request: sessions, and what subjects and projects have themselves.</summary>
    public int Objects { get; init; }

    /// <summary>Files that are not there.</summary>
    public PlannedFiles Missing { get; init; } = new();

    /// <summary>Files that are there as an earlier run verified them, or, where none did, of the length that the catalog says.</summary>
    public PlannedFiles There { get; init; } = new();

    /// <summary>Files that are there, and are not what the catalog says.</summary>
    public PlannedFiles Differing { get; init; } = new();
}
