namespace Xnat.Typed.Server.Dicom;

/// <summary>Bytes already read, then the rest of the stream.</summary>
internal sealed class ConcatenatedStream(byte[] first, Stream rest) : Stream
{
    private int used;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (used == first.Length) return rest.Read(buffer, offset, count);
        var part = Math.Min(count, first.Length - used);
        Array.Copy(first, used, buffer, offset, part);
        used += part;
        return part;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
