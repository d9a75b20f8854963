using System.Buffers;
using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>Takes Brotli off a stream. The framework's own stream takes a cut one for complete.</summary>
internal sealed class BrotliBody(Stream encoded) : ReadOnlyStream
{
    private readonly byte[] input = new byte[16 * 1024];
    private BrotliDecoder decoder;
    private int start;
    private int end;
    private bool isDone;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int written;
        while (!TryDecode(buffer.Span, out written)) Take(await encoded.ReadAsync(input, cancellationToken).ConfigureAwait(false));
        return written;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int written;
        while (!TryDecode(buffer.AsSpan(offset, count), out written)) Take(encoded.Read(input));
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
            encoded.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool TryDecode(Span<byte> target, out int written)
    {
        written = 0;
        if (isDone || target.IsEmpty) return true;
        var status = decoder.Decompress(input.AsSpan(start, end - start), target, out var used, out written);
        start += used;
        isDone = status == OperationStatus.Done;
        return status == OperationStatus.InvalidData ? throw new InvalidDataException() : isDone || written > 0;
    }

    private void Take(int read)
    {
        if (read == 0) throw new InvalidDataException();
        (start, end) = (0, read);
    }
}
