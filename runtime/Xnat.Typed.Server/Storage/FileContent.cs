using System.IO.Hashing;
using System.IO.Pipelines;
using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed.Server.Storage;

/// <summary>Bytes of one file, never changed: small ones in memory, large ones in a file of the server.</summary>
internal sealed class FileContent
{
    private const int SentAtOnce = 256 * 1024;

    // Negative until it is known.
    private long checksum = -1;

    public FileContent(byte[] bytes, string digest)
    {
        Bytes = bytes;
        Length = bytes.Length;
        Digest = digest;
    }

    public FileContent(string path, long length, string digest)
        : this(new ContentFile(path, keptAs: null), length, digest)
    {
    }

    private FileContent(ContentFile file, long length, string digest)
    {
        File = file;
        Length = length;
        Digest = digest;
    }

    /// <summary>Where it lies; <see langword="null"/> where it is in memory.</summary>
    public ContentFile? File { get; }

    public long Length { get; }

    /// <summary>MD5 in lower-case hexadecimal digits, as in XNAT's catalogs.</summary>
    public string Digest { get; }

    /// <summary>The content itself, where it is in memory.</summary>
    public byte[]? Bytes { get; }

    /// <summary>Large content that an earlier process has kept.</summary>
    public static FileContent Kept(string path, long length, string digest) =>
        new(new ContentFile(path, Path.GetFileName(path)), length, digest);

    /// <summary>Moves large content to where it stays.</summary>
    /// <param name="folder">Folder of large contents, on the disk on which the upload lies.</param>
    /// <returns>Its name there; <see langword="null"/> for content in memory.</returns>
    public string? KeepIn(string folder) => File?.KeepIn(folder);

    /// <summary>
    /// Writes a part of it, piece by piece straight into what is sent: a client measures itself then, and not the server.
    /// </summary>
    public async Task SendAsync(PipeWriter target, long start, long length, CancellationToken cancellationToken)
    {
        using var handle = File?.OpenHandle();
        for (var (at, end) = (start, start + length); at < end;)
        {
            var most = (int)Math.Min(end - at, SentAtOnce);
            var read = Read(handle, at, target.GetMemory(most).Span[..most]);
            if (read == 0) throw new EndOfStreamException();
            target.Advance(read);
            at += read;
            if ((await target.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted) return;
        }
    }

    /// <summary>CRC-32 of it, which is computed once.</summary>
    public async ValueTask<uint> ChecksumAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref checksum) is var known and >= 0) return (uint)known;
        var crc = new Crc32();
        var content = Open();
        await using (content.ConfigureAwait(false)) await crc.AppendAsync(content, cancellationToken).ConfigureAwait(false);
        var sum = crc.GetCurrentHashAsUInt32();
        Volatile.Write(ref checksum, sum);
        return sum;
    }

    public Stream Open() => Bytes is not null ? new MemoryStream(Bytes, writable: false) : File!.Open();

    private int Read(SafeFileHandle? handle, long at, Span<byte> target)
    {
        if (handle is not null) return RandomAccess.Read(handle, target, at);
        Bytes.AsSpan((int)at, target.Length).CopyTo(target);
        return target.Length;
    }
}
