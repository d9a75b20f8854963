using System.Buffers.Binary;

namespace Xnat.Typed.Server.Files;

/// <summary>The directory at the end of a zip, read for what .NET's reader keeps to itself: where each entry lies.</summary>
/// <param name="Start">Where it begins; entries end in front of it.</param>
/// <param name="Records">Its records, in its order.</param>
internal sealed record ZipDirectory(long Start, IReadOnlyList<ZipRecord> Records)
{
    private const int EndLength = 22;
    private const int RecordLength = 46;

    /// <exception cref="InvalidDataException">There is none, or it is cut.</exception>
    public static ZipDirectory Read(Stream archive)
    {
        var start = StartOf(archive);
        if (start < 0 || start > archive.Length) throw new InvalidDataException("The directory is not where its end says.");
        archive.Position = start;
        var records = new List<ZipRecord>();
        var head = new byte[RecordLength];
        while (archive.ReadAtLeast(head, RecordLength, throwOnEndOfStream: false) == RecordLength
            && head.AsSpan().StartsWith("PK\u0001\u0002"u8))
        {
            var name = Take(archive, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)));
            var extra = Take(archive, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30)));
            Take(archive, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(32)));
            records.Add(ZipRecord.OfDirectory(head, name, extra));
        }

        return new(start, records);
    }

    public static byte[] Take(Stream archive, int count)
    {
        var bytes = new byte[count];
        archive.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Bytes behind the end are passed over, as all readers do; a comment has 65,535 at the most.</summary>
    private static long StartOf(Stream archive)
    {
        var tail = new byte[(int)Math.Min(archive.Length, EndLength + ushort.MaxValue)];
        var from = archive.Length - tail.Length;
        archive.Position = from;
        archive.ReadExactly(tail);
        var end = tail.Length < EndLength ? -1 : tail.AsSpan(0, tail.Length - EndLength + 4).LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0) throw new InvalidDataException("A zip ends with its directory; this file does not.");
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        return start == uint.MaxValue && WideStart(archive, from + end - 20) is { } wide ? wide : start;
    }

    /// <summary>By the pointer in front of the end to the end that has 64 bits (APPNOTE 4.3.14, 4.3.15).</summary>
    private static long? WideStart(Stream archive, long pointer)
    {
        if (pointer < 0) return null;
        archive.Position = pointer;
        var locator = Take(archive, 20);
        if (!locator.AsSpan().StartsWith("PK\u0006\u0007"u8)) return null;
        var end = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (end < 0 || end > archive.Length - 56) throw new InvalidDataException("The wide end of the directory is not in the file.");
        archive.Position = end;
        var wide = Take(archive, 56);
        return wide.AsSpan().StartsWith("PK\u0006\u0006"u8)
            ? BinaryPrimitives.ReadInt64LittleEndian(wide.AsSpan(48))
            : throw new InvalidDataException("The wide end of the directory is not where its pointer says.");
    }
}
