using System.Buffers.Binary;
using System.IO.Compression;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// Holds what stands in front of and behind each entry of a zip to its directory. .NET's reader believes the directory, Java's stream
/// reader, by which XNAT unpacks, the rest; a file in which they differ is another one to each.
/// </summary>
internal static class ZipHeaders
{
    private const int HeadLength = 30;

    /// <summary>The longest descriptor: signature, CRC, two sizes of 64 bits.</summary>
    private const int LongestDescriptor = 24;

    /// <summary>Looks at all entries, without unpacking any.</summary>
    /// <param name="archive">The archive; its position is another one afterwards.</param>
    /// <exception cref="InvalidDataException">Headers and directory differ, or entries lie one upon the other.</exception>
    public static void Demand(Stream archive)
    {
        var directory = ZipDirectory.Read(archive);
        var free = 0L;
        foreach (var (position, record) in directory.Records.Index().OrderBy(entry => entry.Item.Offset))
        {
            if (record.Offset < free) throw new DamagedZipException(position + 1, "lies upon another one.");
            free = EndOf(archive, position + 1, record, directory.Start);
            if (free > directory.Start) throw new DamagedZipException(position + 1, "goes into the archive's directory.");
        }
    }

    /// <summary>Holds what came out of an entry to the directory; .NET's reader does not look.</summary>
    public static void Demand(ChecksumStream unpacked, ZipArchiveEntry entry, int position)
    {
        if (unpacked.Count != entry.Length || unpacked.Sum != entry.Crc32)
            throw new DamagedZipException(position, "unpacks to other bytes than the archive's directory says.");
    }

    private static long EndOf(Stream archive, int position, ZipRecord record, long limit)
    {
        if (record.IsEncrypted) throw new DamagedZipException(position, "is encrypted, which this server does not take.");
        if (record.Offset > limit - HeadLength) throw new DamagedZipException(position, "is not in the archive.");
        archive.Position = record.Offset;
        var head = ZipDirectory.Take(archive, HeadLength);
        if (!head.AsSpan().StartsWith("PK\u0003\u0004"u8)) throw new DamagedZipException(position, "has no header in front of it.");
        var name = ZipDirectory.Take(archive, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)));
        var extra = ZipDirectory.Take(archive, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)));
        var local = ZipRecord.OfEntry(head, name, extra);
        Compare(position, local, record);
        var start = archive.Position;
        if (record.Compressed < 0 || record.Compressed > limit - start)
            throw new DamagedZipException(position, "goes into the archive's directory.");
        var end = start + record.Compressed;
        // Some writers mark a folder so and put nothing behind it; nothing is unpacked of it either.
        if (!local.HasDescriptor || (record.IsFolder && record.Length == 0 && record.Compressed == 0)) return end;
        archive.Position = end;
        return end + Descriptor(archive, limit - end, record)
            ?? throw new DamagedZipException(position, "has another CRC or size behind its data than in the archive's directory.");
    }

    private static void Compare(int position, ZipRecord local, ZipRecord record)
    {
        if (!local.Name.AsSpan().SequenceEqual(record.Name))
            throw new DamagedZipException(position, "has another name in its own header than in the archive's directory.");
        if (local.IsEncrypted) throw new DamagedZipException(position, "is encrypted, which this server does not take.");
        if (local.Method != record.Method)
            throw new DamagedZipException(position, "is compressed otherwise by its own header than by the archive's directory.");
        if (Differs(local.Crc, record.Crc) || Differs(local.Compressed, record.Compressed) || Differs(local.Length, record.Length))
            throw new DamagedZipException(position, "has another CRC or size in its own header than in the archive's directory.");
        return;

        // With a descriptor zeros stand in front, and in some archives of 64 bits full fields.
        bool Differs(long own, long said) => own != said && !(local.HasDescriptor && own is 0 or uint.MaxValue);
    }

    /// <summary>Its length: with a signature or without, with sizes of 32 bits or of 64 (APPNOTE 4.3.9).</summary>
    private static int? Descriptor(Stream archive, long room, ZipRecord record)
    {
        Span<byte> bytes = stackalloc byte[LongestDescriptor];
        bytes = bytes[..(int)Math.Min(room, LongestDescriptor)];
        archive.ReadExactly(bytes);
        return LengthOf(bytes, record) is { } bare ? bare
            : bytes.StartsWith("PK\u0007\u0008"u8) && LengthOf(bytes[4..], record) is { } marked ? 4 + marked
            : null;
    }

    private static int? LengthOf(ReadOnlySpan<byte> bytes, ZipRecord record)
    {
        if (bytes.Length < 12 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != record.Crc) return null;
        if (bytes.Length >= 20
            && BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]) == record.Compressed
            && BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]) == record.Length)
            return 20;
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == (uint)record.Compressed
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) == (uint)record.Length
            ? 12
            : null;
    }
}
