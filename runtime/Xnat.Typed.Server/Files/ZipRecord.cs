using System.Buffers.Binary;

namespace Xnat.Typed.Server.Files;

/// <summary>What the directory of a zip, or the header in front of an entry, says of it (APPNOTE 4.3.7, 4.3.12).</summary>
/// <param name="Flags">General purpose bits.</param>
/// <param name="Method">Of compression.</param>
/// <param name="Crc">CRC-32 of the bytes unpacked.</param>
/// <param name="Compressed">Bytes in the archive.</param>
/// <param name="Length">Bytes unpacked.</param>
/// <param name="Offset">Where the header in front of the entry begins; only the directory tells.</param>
/// <param name="Name">The name, undecoded.</param>
internal sealed record ZipRecord(ushort Flags, ushort Method, uint Crc, long Compressed, long Length, long Offset, byte[] Name)
{
    private const ushort Zip64 = 1;

    /// <summary>The sums stand behind the data, since the writer could not go back.</summary>
    public bool HasDescriptor => (Flags & 8) != 0;

    public bool IsEncrypted => (Flags & 1) != 0;

    public bool IsFolder => Name is [.., (byte)'/'];

    /// <summary>Reads a record of the directory.</summary>
    /// <param name="head">The 46 bytes of fixed length.</param>
    /// <param name="name">The name.</param>
    /// <param name="extra">The extra fields.</param>
    public static ZipRecord OfDirectory(ReadOnlySpan<byte> head, byte[] name, ReadOnlySpan<byte> extra) =>
        Of(head[8..], BinaryPrimitives.ReadUInt32LittleEndian(head[42..]), name, extra);

    /// <summary>Reads the header in front of an entry.</summary>
    /// <param name="head">The 30 bytes of fixed length.</param>
    /// <param name="name">The name.</param>
    /// <param name="extra">The extra fields.</param>
    public static ZipRecord OfEntry(ReadOnlySpan<byte> head, byte[] name, ReadOnlySpan<byte> extra) => Of(head[6..], 0, name, extra);

    private static ZipRecord Of(ReadOnlySpan<byte> fields, uint offset, byte[] name, ReadOnlySpan<byte> extra)
    {
        var wide = WideOf(extra);
        // The order of the wide fields is fixed, and only those are there whose short ones are full (APPNOTE 4.5.3).
        var length = Next(BinaryPrimitives.ReadUInt32LittleEndian(fields[16..]), ref wide);
        var compressed = Next(BinaryPrimitives.ReadUInt32LittleEndian(fields[12..]), ref wide);
        return new(
            BinaryPrimitives.ReadUInt16LittleEndian(fields),
            BinaryPrimitives.ReadUInt16LittleEndian(fields[2..]),
            BinaryPrimitives.ReadUInt32LittleEndian(fields[8..]),
            compressed,
            length,
            Next(offset, ref wide),
            name);
    }

    private static ReadOnlySpan<byte> WideOf(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64) return extra.Slice(4, size);
            extra = extra[(4 + size)..];
        }

        return [];
    }

    private static long Next(uint field, ref ReadOnlySpan<byte> wide)
    {
        if (field != uint.MaxValue || wide.Length < 8) return field;
        var value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
        return value;
    }
}
