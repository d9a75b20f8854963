using System.Buffers.Binary;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Bytes of a file in one byte order, with a short look ahead.</summary>
internal sealed class DicomInput(Stream stream, byte[] ahead, bool isBigEndian)
{
    /// <summary>Longer values than any header needs are cut: what matters of them fits, and a forged length costs nothing.</summary>
    private const int LongestValue = 64 * 1024;

    /// <summary>No header has as much; a small deflated file can claim more than the memory holds.</summary>
    private const long LargestHeader = 64 * 1024 * 1024;

    private readonly byte[] scratch = new byte[8];
    private long kept;
    private byte[] pending = ahead;
    private int used;

    public bool IsBigEndian { get; } = isBigEndian;

    public long Position { get; private set; }

    public bool IsTooLarge => kept > LargestHeader;

    public bool HasMore => pending.Length > used || Fill(1);

    /// <summary>The same bytes from here on, in another order.</summary>
    public DicomInput With(bool otherIsBigEndian) =>
        otherIsBigEndian == IsBigEndian ? this : new(stream, pending[used..], otherIsBigEndian);

    /// <summary>What is left, as a stream.</summary>
    public Stream Remainder() => pending.Length == used ? stream : new ConcatenatedStream(pending[used..], stream);

    /// <summary>A byte further on, without taking it; 0 behind the end.</summary>
    public byte Peek(int offset) => pending.Length - used > offset || Fill(offset + 1) ? pending[used + offset] : (byte)0;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Take(2)) : BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Take(4)) : BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public DicomTag Tag() => new(UInt16(), UInt16());

    /// <summary>The tag that comes next, without taking it.</summary>
    public DicomTag PeekTag()
    {
        var (first, second, third, fourth) = (Peek(0), Peek(1), Peek(2), Peek(3));
        return IsBigEndian
            ? new((ushort)((first << 8) | second), (ushort)((third << 8) | fourth))
            : new((ushort)((second << 8) | first), (ushort)((fourth << 8) | third));
    }

    /// <summary>A value; where the file ends inside of it, what there is of it.</summary>
    public byte[] Value(uint length)
    {
        var value = new byte[Math.Min(length, LongestValue)];
        kept += value.Length;
        if (IsTooLarge) throw new InvalidDataException("The header is larger than that of any image.");
        var read = ReadAtMost(value);
        if (read < value.Length) return value[..read];
        SkipAtMost(length - (uint)value.Length);
        return value;
    }

    public void Skip(long count)
    {
        if (SkipAtMost(count) < count) throw new EndOfStreamException();
    }

    private long SkipAtMost(long count)
    {
        Span<byte> buffer = stackalloc byte[1024];
        var skipped = 0L;
        while (skipped < count)
        {
            var part = buffer[..(int)Math.Min(count - skipped, buffer.Length)];
            var read = ReadAtMost(part);
            skipped += read;
            if (read < part.Length) break;
        }

        return skipped;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var part = scratch.AsSpan(0, count);
        ReadExactly(part);
        return part;
    }

    private void ReadExactly(Span<byte> target)
    {
        if (ReadAtMost(target) < target.Length) throw new EndOfStreamException();
    }

    private int ReadAtMost(Span<byte> target)
    {
        var known = Math.Min(target.Length, pending.Length - used);
        pending.AsSpan(used, known).CopyTo(target);
        used += known;
        var read = known;
        if (known < target.Length)
            read += stream.ReadAtLeast(target[known..], target.Length - known, throwOnEndOfStream: false);
        Position += read;
        return read;
    }

    private bool Fill(int count)
    {
        var rest = pending.AsSpan(used);
        var larger = new byte[count];
        rest.CopyTo(larger);
        var read = stream.ReadAtLeast(larger.AsSpan(rest.Length), count - rest.Length, throwOnEndOfStream: false);
        pending = larger[..(rest.Length + read)];
        used = 0;
        return pending.Length >= count;
    }
}
