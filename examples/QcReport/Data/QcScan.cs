namespace Xnat.Typed.QcReport.Data;

/// <summary>One scan of a session.</summary>
/// <param name="Id">Its ID, unique in the session.</param>
/// <param name="Type">Its type, such as <c>T1</c>.</param>
/// <param name="Quality">What somebody said of it: <c>usable</c>, <c>questionable</c>, <c>unusable</c>.</param>
internal sealed record QcScan(string Id, string? Type, string? Quality)
{
    public string? Description { get; init; }

    public long? Frames { get; init; }

    /// <summary>Its files; <see langword="null"/> where the server has not counted them.</summary>
    public FileTotal? Total { get; init; }

    /// <summary>A picture, or why there is none; <see langword="null"/> if none was asked for.</summary>
    public QcPicture? Picture { get; init; }
}
