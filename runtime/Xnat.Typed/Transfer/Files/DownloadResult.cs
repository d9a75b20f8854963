namespace Xnat.Typed;

/// <summary>What a download left on disk.</summary>
/// <param name="Path">The file or folder that was written; empty where it was a stream.</param>
/// <param name="Files">Number of files: those in an archive, or those extracted.</param>
/// <param name="Bytes">Bytes of the archive, or of the extracted files.</param>
public sealed record DownloadResult(string Path, int Files, long Bytes)
{
    /// <summary>
    /// What every file was compared by; of several the weakest. <see langword="null"/> where the catalog knows neither digest nor length of
    /// a file, or nothing came.
    /// </summary>
    public VerifiedBy? VerifiedBy { get; init; }

    /// <summary>
    /// Files that the catalog lists and that did not come, as paths from the object on: <c>scans/4/resources/DICOM/files/a.dcm</c>.
    /// Empty unless the catalog was <see cref="CatalogCheck.Lenient"/>.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>
    /// Files that came intact and that the catalog does not list, or lists with another length or digest: names within the archive.
    /// Empty unless the catalog was <see cref="CatalogCheck.Lenient"/>.
    /// </summary>
    public IReadOnlyList<string> Unlisted { get; init; } = [];

    /// <summary>
    /// Whether an archive, kept as it came, calls the object by another label than that by which it was reached: of an object that is
    /// shared into the project, by its owner's.
    /// </summary>
    public bool ShowsOwnersLabel { get; init; }

    internal static VerifiedBy? Weaker(VerifiedBy? left, VerifiedBy? right) =>
        left is null || right is null ? null : left == Typed.VerifiedBy.Digest ? right : left;

    /// <summary>Number of files and bytes; no path, which may hold labels.</summary>
    public override string ToString() => $"DownloadResult {CountText.Of(Files, "file")}, {CountText.Of(Bytes, "byte")}";
}
