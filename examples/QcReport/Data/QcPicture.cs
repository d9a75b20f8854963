namespace Xnat.Typed.QcReport.Data;

/// <summary>A picture of a scan for the page, or why there is none.</summary>
/// <param name="Jpeg">The bytes of a small JPEG file; empty if there is none.</param>
/// <param name="Reason">Why there is none; <see langword="null"/> if there is one.</param>
/// <param name="IsFailure">Whether it could not be fetched although it may be there.</param>
internal sealed record QcPicture(ReadOnlyMemory<byte> Jpeg, string? Reason, bool IsFailure)
{
    public int Width { get; init; }

    public int Height { get; init; }

    public static QcPicture None(string reason, bool isFailure = false) => new(default, reason, isFailure);
}
