using System.Buffers;

namespace Xnat.Typed;

/// <summary>Writes a download into a stream of the caller's, and says in our words when that throws.</summary>
internal static class CallersStream
{
    private const int BufferSize = 1024 * 1024;

    /// <exception cref="ArgumentException">Nothing can be written into it.</exception>
    public static void RequireWritable(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.CanWrite) throw new ArgumentException("Nothing can be written into the stream. Nothing was asked for.", nameof(target));
    }

    /// <returns>How many bytes were written.</returns>
    /// <exception cref="XnatException">The stream threw.</exception>
    public static async Task<long> CopyAsync(Stream source, Stream target, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = 0L;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await WriteAsync(target, buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
                length += read;
            }

            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <exception cref="XnatException">The stream threw.</exception>
    public static async ValueTask WriteAsync(Stream target, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            throw new XnatException(
                "The stream that the download was written into threw; the download was ended, and what the stream holds is not " +
                "all of it. What it threw is in InnerException.",
                e);
        }
    }
}
