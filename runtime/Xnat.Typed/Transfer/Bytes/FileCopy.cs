using System.Buffers;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>
/// Copies bytes from an answer into a file: each is read once and written once, and the digest is computed by another task while the next
/// ones arrive.
/// </summary>
internal static class FileCopy
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>How many pieces wait for their digest at most.</summary>
    private const int Buffers = 8;

    /// <summary>Stops at the first piece that goes beyond <paramref name="most"/>, and writes none of it.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="target">The file.</param>
    /// <param name="offset">Where in it they begin.</param>
    /// <param name="most">How many are written at most.</param>
    /// <param name="digest">Hears of each byte, in their order.</param>
    /// <param name="meter">Counts them.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>How many bytes were read; more than <paramref name="most"/> if there were more.</returns>
    /// <exception cref="XnatException">The disk does not take them.</exception>
    public static Task<long> CopyAsync(
        Stream source,
        SafeFileHandle target,
        long offset,
        long most,
        Md5Digest? digest,
        ProgressMeter? meter,
        CancellationToken cancellationToken)
    {
        var copy = new Copying(source, target, offset, most, meter);
        return digest is null ? copy.RunAsync(cancellationToken) : copy.RunAsync(digest, cancellationToken);
    }

    private sealed class Copying(Stream source, SafeFileHandle target, long offset, long most, ProgressMeter? meter)
    {
        private long length;

        public async Task<long> RunAsync(CancellationToken cancellationToken)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
            try
            {
                while (await StepAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
                {
                }

                return length;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        public async Task<long> RunAsync(Md5Digest digest, CancellationToken cancellationToken)
        {
            var free = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = true });
            var filled = Channel.CreateUnbounded<ArraySegment<byte>>(new() { SingleReader = true, SingleWriter = true });
            var digesting = Task.Run(() => DigestAsync(digest, filled.Reader, free.Writer), CancellationToken.None);
            byte[]? buffer = null;
            try
            {
                for (var rented = 0; ;)
                {
                    // Small files need no more than one.
                    if (!free.Reader.TryRead(out buffer))
                    {
                        buffer = rented++ < Buffers
                            ? ArrayPool<byte>.Shared.Rent(BufferSize)
                            : await free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }

                    var read = await StepAsync(buffer, cancellationToken).ConfigureAwait(false);
                    if (read <= 0) return length;
                    filled.Writer.TryWrite(new(buffer, 0, read));
                    buffer = null;
                }
            }
            finally
            {
                filled.Writer.Complete();
                await digesting.ConfigureAwait(false);
                if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
                while (free.Reader.TryRead(out buffer)) ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        private static async Task DigestAsync(Md5Digest digest, ChannelReader<ArraySegment<byte>> filled, ChannelWriter<byte[]> free)
        {
            await foreach (var piece in filled.ReadAllAsync().ConfigureAwait(false))
            {
                digest.Append(piece);
                free.TryWrite(piece.Array!);
            }
        }

        /// <returns>How many bytes were written; none at the end, or beyond the most.</returns>
        private async ValueTask<int> StepAsync(byte[] buffer, CancellationToken cancellationToken)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false);
            if (read == 0) return 0;
            if (length + read > most)
            {
                length += read;
                return 0;
            }

            Write(buffer.AsSpan(0, read));
            length += read;
            if (meter is not null) await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
            return read;
        }

        private void Write(ReadOnlySpan<byte> bytes)
        {
            try
            {
                RandomAccess.Write(target, bytes, offset + length);
            }
            catch (Exception e) when (DiskFailure.Is(e))
            {
                throw DiskFailure.OfWriting(e);
            }
        }
    }
}
