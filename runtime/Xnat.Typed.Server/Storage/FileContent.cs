namespace Xnat.Typed.Server.Storage;

/// <summary>Bytes of one file, never changed: small ones in memory, large ones in a temporary file of the server.</summary>
internal sealed class FileContent
{
    private readonly byte[]? bytes;
    private readonly string? path;

    public FileContent(byte[] bytes, string digest)
    {
        this.bytes = bytes;
        Length = bytes.Length;
        Digest = digest;
    }

    public FileContent(string path, long length, string digest)
    {
        this.path = path;
        Length = length;
        Digest = digest;
    }

    public long Length { get; }

    /// <summary>MD5 in lower-case hexadecimal digits, as in XNAT's catalogs.</summary>
    public string Digest { get; }

    public Stream Open() => bytes is not null
        ? new MemoryStream(bytes, writable: false)
        : new FileStream(path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
