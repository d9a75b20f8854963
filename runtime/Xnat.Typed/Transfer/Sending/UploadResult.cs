namespace Xnat.Typed;

/// <summary>What the server has after an upload.</summary>
/// <param name="Files">Number of files: one, or those that the server unpacked from an archive.</param>
/// <param name="Bytes">Bytes of these files.</param>
/// <param name="VerifiedBy">What they were compared by; of several the weakest.</param>
public sealed record UploadResult(int Files, long Bytes, VerifiedBy VerifiedBy);
