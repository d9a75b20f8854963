using System.Buffers.Binary;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Bytes of a file in one byte order, with a short look ahead.</summary>
/// <param name="stream">The file.</param>
/// <param name="ahead">What was read of it already and comes first.</param>
/// <param name="isBigEndian">Whether numbers begin with their highest byte.</param>
/// <param name="start">Where in the file that is.</param>
internal sealed class DicomInput(Stream stream, byte[] ahead, bool isBigEndian, long start = 0)
{
    /// <summary>Longer texts than any header needs are cut: what matters of them fits, and a forged length costs nothing.</summary>
    private const int LongestText = 64 * 1024;

    /// <summary>Of anything else no more is held than a dump shows, in characters of four bytes: private values can be long.</summary>
    private const int LongestShown = 1024;

    /// <summary>What an element takes in memory beside its value; a file of empty ones is a twelfth of it.</summary>
    private const int Overhead = 128;

    /// <summary>From here on little more is held: what identifies an image may still come.</summary>
    private const long Crowded = 4 * 1024 * 1024;

    /// <summary>Here the reading ends; a small deflated file can claim more than the memory holds.</summary>
    private const long LargestHeader = 64 * 1024 * 1024;

    /// <summary>From this length on it is cheaper to go on in the file than to read.</summary>
    private const int WorthSeeking = 16 * 1024;

    /// <summary>Room for what is looked at ahead of an element.</summary>
    private const int Ahead = 32;

    private readonly byte[] scratch = new byte[8];
    private long kept;
    private byte[] pending = ahead;
    private int filled = ahead.Length;
    private int used;

    public bool IsBigEndian { get; } = isBigEndian;

    public long Position { get; private set; } = start;

    /// <summary>So much is held already that only what stands outside of all sequences is still worth it.</summary>
    public bool IsCrowded => kept > Crowded;

    public bool HasMore => filled > used || Fill(1);

    /// <summary>The same bytes from here on, in another order.</summary>
    public DicomInput With(bool otherIsBigEndian) =>
        otherIsBigEndian == IsBigEndian ? this : new(stream, pending[used..filled], otherIsBigEndian, Position);

    /// <summary>What is left, as a stream.</summary>
    public Stream Remainder() => filled == used ? stream : new ConcatenatedStream(pending[used..filled], stream);

    /// <summary>A byte further on, without taking it; 0 behind the end.</summary>
    public byte Peek(int offset) => filled - used > offset || Fill(offset + 1) ? pending[used + offset] : (byte)0;

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

    /// <summary>Counts what is held of an element or item, so that the memory has an end.</summary>
    /// <exception cref="InvalidDataException">It is more than any image has.</exception>
    public void Keep(int bytes)
    {
        kept += Overhead + bytes;
        if (kept > LargestHeader) throw new InvalidDataException("The header is larger than that of any image.");
    }

    /// <summary>A value, or the beginning of a long one; where the file ends inside of it, what there is of it.</summary>
    /// <param name="length">Its length in the file.</param>
    /// <param name="isText">Whether it may be wanted beyond what a dump shows.</param>
    /// <exception cref="InvalidDataException">More is held already than any image has.</exception>
    public byte[] Value(uint length, bool isText)
    {
        var value = new byte[Math.Min(length, isText && !IsCrowded ? LongestText : LongestShown)];
        Keep(value.Length);
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
        var skipped = (long)(int)Math.Min(count, filled - used);
        used += (int)skipped;
        Position += skipped;
        if (stream.CanSeek && count - skipped > WorthSeeking)
        {
            var jump = Math.Clamp(stream.Length - stream.Position, 0, count - skipped);
            stream.Position += jump;
            Position += jump;
            return skipped + jump;
        }

        Span<byte> buffer = stackalloc byte[4096];
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
        var known = Math.Min(target.Length, filled - used);
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
        var rest = pending.AsSpan(used, filled - used);
        var target = pending.Length >= count ? pending : new byte[Math.Max(count, Ahead)];
        rest.CopyTo(target);
        filled = rest.Length + stream.ReadAtLeast(target.AsSpan(rest.Length, count - rest.Length), count - rest.Length, false);
        (pending, used) = (target, 0);
        return filled >= count;
    }
}
