namespace Xnat.Typed;

/// <summary>
/// A stream from where it stands to its end, as a stream of its own that leaves the first one open. What that one throws is told in our
/// words.
/// </summary>
internal sealed class StreamWindow(Stream inner, long start) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => Tried(() => inner.Length) - start;

    public override long Position { get => position; set => position = value; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            inner.Position = start + position;
            var read = inner.Read(buffer);
            position += read;
            return read;
        }
        catch (Exception e) when (e is not XnatException)
        {
            throw Unreadable(e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            inner.Position = start + position;
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            position += read;
            return read;
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            throw Unreadable(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var beginning = origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => position,
            _ => Length,
        };
        // As with files: before the beginning there is nothing.
        return beginning + offset >= 0 ? position = beginning + offset : throw new IOException("The place lies before the beginning.");
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static long Tried(Func<long> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not XnatException)
        {
            throw Unreadable(e);
        }
    }

    private static XnatException Unreadable(Exception cause) =>
        new("The stream or file that was to be sent cannot be read. Nothing was sent.", cause);
}
