using System.Buffers;
using System.Threading.Channels;

namespace Xnat.Typed;

/// <summary>
/// A bounded number of buffers that go round between a task that fills them and one that empties them; no more are made than are in use.
/// </summary>
internal sealed class BufferRing(int size, int most) : IDisposable
{
    private readonly Channel<byte[]> free = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = true });
    private readonly List<byte[]> rented = [];

    /// <summary>A buffer; waits until one comes back where all are in use.</summary>
    public ValueTask<byte[]> TakeAsync(CancellationToken cancellationToken)
    {
        if (free.Reader.TryRead(out var buffer)) return new(buffer);
        if (rented.Count == most) return free.Reader.ReadAsync(cancellationToken);
        rented.Add(ArrayPool<byte>.Shared.Rent(size));
        return new(rented[^1]);
    }

    public void Return(byte[] buffer) => free.Writer.TryWrite(buffer);

    /// <summary>Gives all buffers back; nobody uses one any more.</summary>
    public void Dispose()
    {
        foreach (var buffer in rented) ArrayPool<byte>.Shared.Return(buffer);
        rented.Clear();
    }
}
