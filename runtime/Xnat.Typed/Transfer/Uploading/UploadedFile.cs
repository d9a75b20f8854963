namespace Xnat.Typed;

/// <summary>What came of one file of a folder.</summary>
/// <param name="Path">Path within the resource.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Status">Whether the server has it.</param>
/// <param name="VerifiedBy">What it was compared by; <see langword="null"/> where it was not.</param>
/// <param name="Error">Why the server does not have it; <see langword="null"/> where it does.</param>
public sealed record UploadedFile(string Path, long Length, UploadStatus Status, VerifiedBy? VerifiedBy, XnatException? Error)
{
    /// <summary>The status alone: a file may be called by a label.</summary>
    public override string ToString() => Error is null ? $"{Status}" : $"{Status}: {Error.Message}";
}
