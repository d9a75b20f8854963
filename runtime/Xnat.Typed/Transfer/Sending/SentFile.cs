namespace Xnat.Typed;

/// <summary>A file that the server must have after an upload.</summary>
/// <param name="Path">Path within the resource.</param>
/// <param name="Size">Its length.</param>
/// <param name="Digest">Its MD5.</param>
internal sealed record SentFile(string Path, long Size, string Digest);
