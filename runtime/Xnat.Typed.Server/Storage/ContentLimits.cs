namespace Xnat.Typed.Server.Storage;

/// <summary>What the server takes in at the most.</summary>
/// <param name="Upload">Bytes of one uploaded file.</param>
/// <param name="Extracted">Bytes of all files of one archive, unpacked.</param>
/// <param name="Files">Files of one archive.</param>
internal sealed record ContentLimits(long Upload, long Extracted, int Files)
{
    public static ContentLimits None { get; } = new(long.MaxValue, long.MaxValue, int.MaxValue);
}
