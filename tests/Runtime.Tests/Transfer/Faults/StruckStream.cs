namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>Bytes that pass, and what happens to them on the way; read or written, whichever way they go.</summary>
internal sealed class StruckStream(Stream inner, Strike? strike, Action<int> count, Func<Task> held) : Stream
{
    private long passed;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = Allowed(buffer.Length);
        if (wanted == 0 && buffer.Length > 0) throw await BrokenAsync();
        var read = await inner.ReadAsync(buffer[..wanted], cancellationToken);
        Spoil(buffer.Span[..read]);
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var bytes = buffer[..Allowed(buffer.Length)].ToArray();
        Spoil(bytes);
        await inner.WriteAsync(bytes, cancellationToken);
        if (bytes.Length < buffer.Length) throw await BrokenAsync();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // What is written to is the transport's own and stays open.
    protected override void Dispose(bool disposing)
    {
        if (disposing && CanRead) inner.Dispose();
        base.Dispose(disposing);
    }

    private async Task<IOException> BrokenAsync()
    {
        if (strike is { Kind: StrikeKind.Hold }) await held();
        return new("The connection was cut on purpose.");
    }

    private int Allowed(int length) =>
        strike is { Kind: StrikeKind.Cut or StrikeKind.Hold } cut ? (int)Math.Min(length, Math.Max(0, cut.At - passed)) : length;

    private void Spoil(Span<byte> bytes)
    {
        var at = (strike?.At ?? 0) - passed;
        if (strike is { Kind: StrikeKind.Flip } && at >= 0 && at < bytes.Length) bytes[(int)at] ^= (byte)(1 << (int)(strike.At % 8));
        passed += bytes.Length;
        count(bytes.Length);
    }
}
