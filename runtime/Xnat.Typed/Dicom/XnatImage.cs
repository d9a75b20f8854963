namespace Xnat.Typed;

/// <summary>A picture of a scan for reports.</summary>
/// <param name="Content">The bytes of the image file.</param>
/// <param name="MediaType">What they are, such as <c>image/png</c>.</param>
/// <param name="IsSnapshot">Whether the server had it ready; otherwise it was made here of a DICOM file.</param>
public sealed record XnatImage(ReadOnlyMemory<byte> Content, string MediaType, bool IsSnapshot)
{
    /// <summary>What it is and how large.</summary>
    public override string ToString() => $"XnatImage {MediaType} of {CountText.Of(Content.Length, "byte")}";
}
