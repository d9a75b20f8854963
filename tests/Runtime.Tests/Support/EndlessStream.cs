namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>A beginning, then the same piece again and again, with no end. Counts what was taken from it.</summary>
internal sealed class EndlessStream(byte[] beginning, byte[] piece) : Stream
{
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (var at = 0; at < count; at++, Taken++)
            buffer[offset + at] = Taken < beginning.Length ? beginning[Taken] : piece[(Taken - beginning.Length) % piece.Length];
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
