using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>The records at the end of a zip archive: where its directory lies and how many entries it has.</summary>
/// <param name="Start">Where the directory begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Entries">Number of entries.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ZipEnd(long Start, long End, long Entries)
{
    private const int Length = 22;
    private const int LocatorLength = 20;
    private const int Length64 = 56;
    private const uint Signature = 0x06054B50;
    private const uint LocatorSignature = 0x07064B50;
    private const uint Signature64 = 0x06064B50;

    /// <exception cref="XnatContentException">There is none, more than one, or bytes before or behind that belong to no entry.</exception>
    public static ZipEnd Read(ZipSource source)
    {
        var (at, tail) = Find(source);
        if (U16(tail, 4) != 0 || U16(tail, 6) != 0) throw source.Refused("says that it is one of several parts");
        var (entries, size, start) = ((long)U16(tail, 10), (long)U32(tail, 12), (long)U32(tail, 16));
        if (U16(tail, 8) != entries) throw source.Broken();
        var end = at;
        if (at >= LocatorLength && U32(source.Read(at - LocatorLength, LocatorLength), 0) == LocatorSignature)
            (end, entries, size, start) = Read64(source, at - LocatorLength, (entries, size, start));
        // A directory elsewhere than right before the end is another one than other readers find.
        if (start < 0 || size < 0 || start > end || end - start != size) throw source.Broken();
        return new(start, end, entries);
    }

    private static (long At, byte[] Record) Find(ZipSource source)
    {
        if (source.Length < Length) throw source.Broken();
        var window = (int)Math.Min(source.Length, Length + ushort.MaxValue);
        var bytes = source.Read(source.Length - window, window);
        var found = -1;
        for (var at = window - Length; at >= 0; at--)
        {
            if (U32(bytes, at) != Signature) continue;
            if (at + Length + U16(bytes, at + 20) != window)
            {
                if (found < 0) throw source.Refused("has bytes behind its end");
                continue;
            }

            found = found < 0 ? at : throw source.Refused("has two ends, one in the comment of the other");
        }

        return found < 0 ? throw source.Broken() : (source.Length - window + found, bytes[found..(found + Length)]);
    }

    private static (long End, long Entries, long Size, long Start) Read64(
        ZipSource source, long locatorAt, (long Entries, long Size, long Start) small)
    {
        var locator = source.Read(locatorAt, LocatorLength);
        var at = I64(locator, 8);
        if (U32(locator, 4) != 0 || U32(locator, 16) > 1 || at != locatorAt - Length64) throw source.Broken();
        var record = source.Read(at, Length64);
        if (U32(record, 0) != Signature64 || I64(record, 4) != Length64 - 12 || I64(record, 24) != I64(record, 32)) throw source.Broken();
        var (entries, size, start) = (I64(record, 32), I64(record, 40), I64(record, 48));
        var agree = (small.Entries == ushort.MaxValue || small.Entries == entries)
            && (small.Size == uint.MaxValue || small.Size == size) && (small.Start == uint.MaxValue || small.Start == start);
        return agree ? (at, entries, size, start) : throw source.Broken();
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long I64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
