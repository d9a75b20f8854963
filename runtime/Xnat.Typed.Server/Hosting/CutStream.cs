namespace Xnat.Typed.Server;

/// <summary>Passes so many bytes on and then breaks the connection.</summary>
internal sealed class CutStream(Stream inner, long remaining, Action abort) : Stream
{
    /// <summary>What was written has to leave before the connection is torn down; the transport does not say when it has.</summary>
    private static readonly TimeSpan Departure = TimeSpan.FromMilliseconds(50);

    private long left = remaining;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = (int)Math.Min(left, buffer.Length);
        await inner.WriteAsync(buffer[..length], cancellationToken).ConfigureAwait(false);
        left -= length;
        if (length == buffer.Length) return;
        await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        await Task.Delay(Departure, cancellationToken).ConfigureAwait(false);
        abort();
        throw new IOException("The connection was cut on purpose.");
    }
}
