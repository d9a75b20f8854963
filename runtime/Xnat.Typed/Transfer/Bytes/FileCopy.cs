using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>
/// Copies bytes from an answer into a file: each is read once and written once, and the digest is computed by another task while the next
/// ones arrive. What broke off is gone on with from another answer.
/// </summary>
/// <param name="target">The file.</param>
/// <param name="digest">Hears of each byte, in their order.</param>
/// <param name="appending">Called before more gets into the digest: how much is in it, and how much comes; nothing at the end.</param>
internal sealed class FileCopy(SafeFileHandle target, Md5Digest? digest, Action<long, int>? appending = null)
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>How many pieces wait for their digest at most.</summary>
    private const int Buffers = 8;

    /// <summary>How many bytes are in the file and in the digest.</summary>
    public long Length { get; private set; }

    /// <summary>Begins again with the first byte; nothing of an older, longer answer is left behind a shorter one.</summary>
    /// <exception cref="XnatException">The disk does not let it.</exception>
    public void Restart()
    {
        Length = 0;
        _ = digest?.Finish();
        try
        {
            if (RandomAccess.GetLength(target) > 0) RandomAccess.SetLength(target, 0);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <summary>Goes on behind bytes that are in the file and in the digest already.</summary>
    public void Continue(long length) => Length = length;

    /// <summary>
    /// Appends what comes; stops at the first piece that goes beyond <paramref name="most"/> in all, and writes none of it.
    /// </summary>
    /// <param name="source">The bytes.</param>
    /// <param name="most">How long the file may become.</param>
    /// <param name="meter">Counts them.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>How long the file is, or would have become if there were more bytes.</returns>
    /// <exception cref="XnatException">The disk does not take them.</exception>
    public Task<long> AppendAsync(Stream source, long most, ProgressMeter? meter, CancellationToken cancellationToken) =>
        digest is null
            ? WriteAsync(source, most, meter, cancellationToken)
            : WriteAndDigestAsync(source, most, meter, digest, cancellationToken);

    private async Task<long> WriteAsync(Stream source, long most, ProgressMeter? meter, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (true)
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false);
                if (read == 0 || Length + read > most) return Length + read;
                Write(buffer.AsSpan(0, read));
                if (meter is not null) await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<long> WriteAndDigestAsync(
        Stream source, long most, ProgressMeter? meter, Md5Digest md5, CancellationToken cancellationToken)
    {
        using var ring = new BufferRing(BufferSize, Buffers);
        var digested = Length;
        var trailing = new TrailingDigest(ring, md5, Digesting);
        await using (trailing.ConfigureAwait(false))
        {
            while (true)
            {
                var buffer = await ring.TakeAsync(cancellationToken).ConfigureAwait(false);
                var read = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false);
                if (read == 0 || Length + read > most) return Length + read;
                Write(buffer.AsSpan(0, read));
                trailing.Add(new(buffer, 0, read));
                if (meter is not null) await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
            }
        }

        void Digesting(int count)
        {
            appending?.Invoke(digested, count);
            digested += count;
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(target, bytes, Length);
            Length += bytes.Length;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }
}
