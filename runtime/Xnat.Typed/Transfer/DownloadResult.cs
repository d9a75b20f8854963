namespace Xnat.Typed;

/// <summary>What a download left on disk.</summary>
/// <param name="Path">The file or folder that was written.</param>
/// <param name="Files">Number of files: those in an archive, or those extracted.</param>
/// <param name="Bytes">Bytes of the archive, or of the extracted files.</param>
public sealed record DownloadResult(string Path, int Files, long Bytes);
