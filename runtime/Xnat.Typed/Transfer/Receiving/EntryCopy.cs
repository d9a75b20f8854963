using System.IO.Hashing;

namespace Xnat.Typed;

/// <summary>Copies the unpacked bytes of entries, one after the other, with their checksums on the way.</summary>
internal sealed class EntryCopy : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferSize);
    private readonly Md5Digest md5 = new();

    /// <returns>
    /// The digest, empty unless it was asked for; <see langword="null"/> if what came is not what the archive's directory says.
    /// </returns>
    /// <exception cref="XnatException">The disk does not take them.</exception>
    public async Task<string?> CopyAsync(
        Stream source, Stream target, ZipEntry entry, bool computesDigest, CancellationToken cancellationToken)
    {
        var crc = new Crc32();
        var length = 0L;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length > entry.Length) break;
            crc.Append(buffer.AsSpan(0, read));
            if (computesDigest) md5.Append(buffer.AsSpan(0, read));
            await StreamCopy.WriteAsync(target, buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        var digest = computesDigest ? md5.Finish() : "";
        return length == entry.Length && crc.GetCurrentHashAsUInt32() == entry.Crc ? digest : null;
    }

    public void Dispose()
    {
        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        md5.Dispose();
    }
}
