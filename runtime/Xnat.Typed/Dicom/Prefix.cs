namespace Xnat.Typed;

/// <summary>The beginning of a file, which remembers whether more of it was asked for than there is.</summary>
internal sealed class Prefix(byte[] bytes, int length) : ReadOnlyStream
{
    private int position;

    /// <summary>Whether somebody wanted to read behind the end.</summary>
    public bool RanOut { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, length - position);
        if (count == 0 && buffer.Length > 0) RanOut = true;
        bytes.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));
}
