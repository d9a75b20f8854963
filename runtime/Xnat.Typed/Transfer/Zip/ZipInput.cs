using System.Buffers;

namespace Xnat.Typed;

/// <summary>The bytes of an archive in the order in which they arrive, and a window of those that come next.</summary>
internal sealed class ZipInput(Stream source, ZipRefusal refusal) : IDisposable
{
    /// <summary>More than the longest record: three fields of 64 KiB behind 46 bytes.</summary>
    private const int Size = 256 * 1024;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>How many bytes were passed.</summary>
    public long Position { get; private set; }

    /// <summary>What is there of the bytes that come next.</summary>
    public ReadOnlySpan<byte> Window => buffer.AsSpan(start, end - start);

    /// <summary>Waits until so many bytes are in the window, or the archive has ended.</summary>
    /// <returns>Whether they are there.</returns>
    public async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        while (end - start < count && !isAtEnd)
        {
            if (start + count > buffer.Length)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }

            var read = await source.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            isAtEnd = read == 0;
            end += read;
        }

        return end - start >= count;
    }

    /// <exception cref="XnatContentException">The archive ends before.</exception>
    public async ValueTask RequireAsync(int count, CancellationToken cancellationToken)
    {
        if (!await FillAsync(count, cancellationToken).ConfigureAwait(false)) throw refusal.Broken();
    }

    /// <summary>Passes bytes of the window.</summary>
    public void Skip(int count)
    {
        start += count;
        Position += count;
        if (start == end) (start, end) = (0, 0);
    }

    /// <summary>Passes bytes that nobody wants.</summary>
    /// <exception cref="XnatContentException">The archive ends before.</exception>
    public async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            await RequireAsync(1, cancellationToken).ConfigureAwait(false);
            var step = (int)Math.Min(count, end - start);
            Skip(step);
            count -= step;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
