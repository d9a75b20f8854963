using System.Buffers;

namespace Xnat.Typed;

/// <summary>Copies bytes from an answer to disk, counts them and computes their digest on the way.</summary>
internal static class StreamCopy
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Stops at the first piece that goes beyond <paramref name="most"/>, and writes none of it.</summary>
    /// <returns>How many bytes were read; more than <paramref name="most"/> if there were more.</returns>
    /// <exception cref="XnatException">The disk does not take them.</exception>
    public static async Task<long> CopyAsync(
        Stream source, Stream target, long most, Md5Digest? digest, ProgressMeter? meter, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = 0L;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > most) return length;
                digest?.Append(buffer.AsSpan(0, read));
                await WriteAsync(target, buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                if (meter is not null) await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
            }

            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <exception cref="XnatException">The disk does not take them.</exception>
    public static async ValueTask WriteAsync(Stream target, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }
}
