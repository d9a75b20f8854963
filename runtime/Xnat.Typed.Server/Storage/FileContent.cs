namespace Xnat.Typed.Server.Storage;

/// <summary>Bytes of one file, never changed: small ones in memory, large ones in a file of the server.</summary>
internal sealed class FileContent
{
    private string? path;
    private string? keptAs;

    public FileContent(byte[] bytes, string digest)
    {
        Bytes = bytes;
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

    /// <summary>The content itself, where it is in memory.</summary>
    public byte[]? Bytes { get; }

    /// <summary>Large content that an earlier process has kept.</summary>
    public static FileContent Kept(string path, long length, string digest) => new(path, length, digest) { keptAs = Path.GetFileName(path) };

    /// <summary>Moves large content to where it stays. Called before anyone else can know of it.</summary>
    /// <param name="folder">Folder of large contents, on the disk on which the upload lies.</param>
    /// <returns>Its name there; <see langword="null"/> for content in memory.</returns>
    public string? KeepIn(string folder)
    {
        if (path is null || keptAs is not null) return keptAs;
        var name = Guid.NewGuid().ToString("N");
        var target = Path.Combine(folder, name);
        File.Move(path, target);
        (path, keptAs) = (target, name);
        return name;
    }

    public Stream Open() => Bytes is not null
        ? new MemoryStream(Bytes, writable: false)
        : new FileStream(path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
