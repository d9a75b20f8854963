using System.Buffers.Binary;

namespace Xnat.Typed;

/// <summary>
/// Takes one encoding off an answer and says in our words when it is broken, or cut, which the framework's streams pass over.
/// </summary>
internal sealed class DecodedStream : ReadOnlyStream
{
    private const int ShortestGzip = 18;
    private const int ShortestZlib = 8;

    private readonly EndKeeper encoded;
    private readonly Stream plain;
    private readonly string coding;
    private readonly string route;
    private uint count;
    private uint adlerLow = 1;
    private uint adlerHigh;

    public DecodedStream(Stream encoded, string coding, string route)
    {
        this.encoded = new(encoded);
        this.coding = coding;
        this.route = route;
        plain = ContentCoding.Undo(this.encoded, coding);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await plain.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Checked(buffer.Span[..read], buffer.Length);
        }
        catch (InvalidDataException e) when (encoded.Count > 0)
        {
            throw Broken(e);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Checked(buffer.AsSpan(offset, plain.Read(buffer, offset, count)), count);
        }
        catch (InvalidDataException e) when (encoded.Count > 0)
        {
            throw Broken(e);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) plain.Dispose();
        base.Dispose(disposing);
    }

    private int Checked(ReadOnlySpan<byte> read, int wanted)
    {
        count += (uint)read.Length;
        if (coding == "DEFLATE") AddToAdler(read);
        // A HEAD, a 304 or an empty answer may carry the label without a body.
        if (read.Length == 0 && wanted > 0 && encoded.Count > 0 && !IsComplete()) throw Broken(null);
        return read.Length;
    }

    // gzip ends with the length of what it holds (RFC 1952), zlib with its checksum (RFC 1950).
    private bool IsComplete() => coding switch
    {
        "GZIP" or "X-GZIP" => encoded.Count >= ShortestGzip && BinaryPrimitives.ReadUInt32LittleEndian(encoded.End) == count,
        "DEFLATE" => encoded.Count >= ShortestZlib && BinaryPrimitives.ReadUInt32BigEndian(encoded.End) == ((adlerHigh << 16) | adlerLow),
        _ => true,
    };

    private void AddToAdler(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            adlerLow = (adlerLow + value) % 65521;
            adlerHigh = (adlerHigh + adlerLow) % 65521;
        }
    }

    private XnatContentException Broken(Exception? cause) =>
        new(
            $"The answer to {route} is compressed and cut or broken; try again, and look at the proxy before the server if it stays so.",
            cause)
        {
            Route = route,
        };

    /// <summary>Remembers the last four bytes that passed.</summary>
    private sealed class EndKeeper(Stream inner) : ReadOnlyStream
    {
        private readonly byte[] end = new byte[4];

        public long Count { get; private set; }

        public ReadOnlySpan<byte> End => end;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Kept(buffer.Span[..read]);
        }

        public override int Read(byte[] buffer, int offset, int count) => Kept(buffer.AsSpan(offset, inner.Read(buffer, offset, count)));

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private int Kept(ReadOnlySpan<byte> read)
        {
            Count += read.Length;
            if (read.Length >= end.Length)
            {
                read[^end.Length..].CopyTo(end);
                return read.Length;
            }

            end.AsSpan(read.Length).CopyTo(end);
            read.CopyTo(end.AsSpan(end.Length - read.Length));
            return read.Length;
        }
    }
}
