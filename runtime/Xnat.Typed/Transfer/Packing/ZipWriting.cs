using System.Buffers.Binary;

namespace Xnat.Typed;

/// <summary>
/// Writes the records of a zip archive whose entries are stored as they are, so that its length is known before it is read. Lengths and
/// checksums stand in front of the bytes: Java's reader, which XNAT unpacks with, takes none behind stored ones.
/// </summary>
internal static class ZipWriting
{
    public const int EndLength = 22;

    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int End64Length = 56 + 20;
    private const ushort Utf8Names = 1 << 11;
    private const ushort Plain = 20;
    private const ushort Wide = 45;
    private const uint InWideField = uint.MaxValue;

    private static readonly DateTime FirstTime = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime LastTime = new(2107, 12, 31, 23, 59, 58, DateTimeKind.Utc);

    public static int LengthOfLocal(PackedRecord file) => LocalLength + file.NameBytes.Length + (IsWide(file.Length) ? 20 : 0);

    public static int LengthOfCentral(PackedRecord file, long offset) =>
        CentralLength + file.NameBytes.Length + ExtraOfCentral(file, offset);

    /// <summary>Whether the end needs its wide form (APPNOTE 4.3.14).</summary>
    public static int LengthOfEnd(int count, long directoryLength, long directoryStart) =>
        EndLength + (IsWideEnd(count, directoryLength, directoryStart) ? End64Length : 0);

    public static int Local(Span<byte> target, PackedRecord file)
    {
        var isWide = IsWide(file.Length);
        U32(target, 0, 0x04034B50);
        U16(target, 4, isWide ? Wide : Plain);
        Common(target[6..], file);
        U32(target, 18, isWide ? InWideField : (uint)file.Length);
        U32(target, 22, isWide ? InWideField : (uint)file.Length);
        U16(target, 26, (ushort)file.NameBytes.Length);
        U16(target, 28, (ushort)(isWide ? 20 : 0));
        file.NameBytes.CopyTo(target[LocalLength..]);
        // Here both lengths are asked for (APPNOTE 4.5.3).
        if (isWide) WideField(target[(LocalLength + file.NameBytes.Length)..], [file.Length, file.Length]);
        return LengthOfLocal(file);
    }

    public static int Central(Span<byte> target, PackedRecord file, long offset)
    {
        var (isWide, isFar) = (IsWide(file.Length), IsWide(offset));
        target[..CentralLength].Clear();
        U32(target, 0, 0x02014B50);
        U16(target, 4, isWide || isFar ? Wide : Plain);
        U16(target, 6, isWide || isFar ? Wide : Plain);
        Common(target[8..], file);
        U32(target, 20, isWide ? InWideField : (uint)file.Length);
        U32(target, 24, isWide ? InWideField : (uint)file.Length);
        U16(target, 28, (ushort)file.NameBytes.Length);
        U16(target, 30, (ushort)ExtraOfCentral(file, offset));
        U32(target, 42, isFar ? InWideField : (uint)offset);
        file.NameBytes.CopyTo(target[CentralLength..]);
        if (isWide || isFar)
        {
            long[] numbers = [.. isWide ? [file.Length, file.Length] : Array.Empty<long>(), .. isFar ? [offset] : Array.Empty<long>()];
            WideField(target[(CentralLength + file.NameBytes.Length)..], numbers);
        }

        return LengthOfCentral(file, offset);
    }

    public static int End(Span<byte> target, int count, long directoryLength, long directoryStart)
    {
        var isWide = IsWideEnd(count, directoryLength, directoryStart);
        var at = isWide ? WideEnd(target, count, directoryLength, directoryStart) : 0;
        var end = target.Slice(at, EndLength);
        end.Clear();
        U32(end, 0, 0x06054B50);
        U16(end, 8, (ushort)Math.Min(count, ushort.MaxValue));
        U16(end, 10, (ushort)Math.Min(count, ushort.MaxValue));
        U32(end, 12, (uint)Math.Min(directoryLength, uint.MaxValue));
        U32(end, 16, (uint)Math.Min(directoryStart, uint.MaxValue));
        return at + EndLength;
    }

    private static int WideEnd(Span<byte> target, int count, long directoryLength, long directoryStart)
    {
        target[..End64Length].Clear();
        U32(target, 0, 0x06064B50);
        I64(target, 4, 56 - 12);
        U16(target, 12, Wide);
        U16(target, 14, Wide);
        I64(target, 24, count);
        I64(target, 32, count);
        I64(target, 40, directoryLength);
        I64(target, 48, directoryStart);
        var locator = target[56..];
        U32(locator, 0, 0x07064B50);
        I64(locator, 8, directoryStart + directoryLength);
        U32(locator, 16, 1);
        return End64Length;
    }

    /// <summary>Flags, method (stored), time and checksum stand in both headers alike.</summary>
    private static void Common(Span<byte> target, PackedRecord file)
    {
        var written = file.Written;
        var time = written < FirstTime ? FirstTime : written > LastTime ? LastTime : written;
        U16(target, 0, Utf8Names);
        U16(target, 2, 0);
        U16(target, 4, (ushort)((time.Hour << 11) | (time.Minute << 5) | (time.Second / 2)));
        U16(target, 6, (ushort)(((time.Year - 1980) << 9) | (time.Month << 5) | time.Day));
        U32(target, 8, file.Crc);
    }

    private static void WideField(Span<byte> target, ReadOnlySpan<long> numbers)
    {
        U16(target, 0, 1);
        U16(target, 2, (ushort)(8 * numbers.Length));
        for (var index = 0; index < numbers.Length; index++) I64(target, 4 + (8 * index), numbers[index]);
    }

    private static int ExtraOfCentral(PackedRecord file, long offset) => (IsWide(file.Length), IsWide(offset)) switch
    {
        (false, false) => 0,
        (false, true) => 12,
        (true, false) => 20,
        (true, true) => 28,
    };

    private static bool IsWideEnd(int count, long directoryLength, long directoryStart) =>
        count >= ushort.MaxValue || IsWide(directoryLength) || IsWide(directoryStart);

    // The greatest number of 32 bits means that the number stands elsewhere.
    private static bool IsWide(long number) => number >= uint.MaxValue;

    private static void U16(Span<byte> target, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(target[at..], value);

    private static void U32(Span<byte> target, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(target[at..], value);

    private static void I64(Span<byte> target, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(target[at..], value);
}
