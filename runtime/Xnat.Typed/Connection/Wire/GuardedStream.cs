namespace Xnat.Typed;

/// <summary>Reads an answer with a limit on each pause, and says in our words when it breaks.</summary>
internal sealed class GuardedStream(Stream inner, RequestClock clock, RequestSlot slot) : Stream
{
    private readonly CancellationTokenSource timer = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var most = clock.NextWait();
        slot.BeginRead();
        try
        {
            var reading = inner.ReadAsync(buffer, timer.Token);
            // What has come already is waited for by nobody, and a large answer comes in many pieces.
            var read = reading.IsCompleted
                ? await reading.ConfigureAwait(false)
                : await WaitAsync(reading, most, cancellationToken).ConfigureAwait(false);
            if (read == 0 && !buffer.IsEmpty) slot.Release();
            return read;
        }
        catch (OperationCanceledException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw clock.Expired(e);
        }
        catch (Exception e) when (RequestClock.IsOfTheWire(e))
        {
            throw clock.Broken(e);
        }
        finally
        {
            slot.EndRead();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Waits for the same limits: the framework has none for who reads without awaiting.</summary>
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            timer.Dispose();
            slot.Release();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> WaitAsync(ValueTask<int> reading, TimeSpan most, CancellationToken cancellationToken)
    {
        timer.CancelAfter(most);
        try
        {
            using (cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer))
                return await reading.ConfigureAwait(false);
        }
        finally
        {
            if (!timer.IsCancellationRequested) timer.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
