namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Gives at most so many bytes at a time, as a network does; may break at a byte.</summary>
internal sealed class PiecewiseStream(byte[] bytes, int pieceLength, int? breaksAt = null) : MemoryStream(bytes)
{
    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (breaksAt is not { } limit) return base.ReadAsync(buffer[..Math.Min(buffer.Length, pieceLength)], cancellationToken);
        var left = limit - (int)Position;
        if (left <= 0) throw new IOException("The connection was cut.");
        return base.ReadAsync(buffer[..Math.Min(Math.Min(buffer.Length, pieceLength), left)], cancellationToken);
    }
}
