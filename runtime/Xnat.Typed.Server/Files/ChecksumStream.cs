using System.IO.Hashing;

namespace Xnat.Typed.Server.Files;

/// <summary>Passes on what is read and sums it: .NET's own reader unpacks an entry without a look at its CRC, Java's refuses it.</summary>
internal sealed class ChecksumStream(Stream source) : Stream
{
    private readonly Crc32 crc = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes that were read so far.</summary>
    public long Count { get; private set; }

    /// <summary>CRC-32 of them, as a zip has it.</summary>
    public uint Sum => crc.GetCurrentHashAsUInt32();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Take(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Take(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Take(ReadOnlySpan<byte> read)
    {
        crc.Append(read);
        Count += read.Length;
    }
}
