using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Xnat.Typed.Server.Tests.Files;

/// <summary>Writes zips as the one or other real writer does, byte by byte.</summary>
internal sealed record ZipBytes
{
    private const uint Full = uint.MaxValue;

    /// <summary>Sums behind the data, as Java and all that write to a pipe have them.</summary>
    public bool HasDescriptor { get; init; }

    /// <summary>With a signature in front of the descriptor; Info-ZIP and Java write it, older writers do not.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>With fields of 64 bits.</summary>
    public bool IsWide { get; init; }

    /// <summary>The sums stand in the header in front too, though there is a descriptor.</summary>
    public bool RepeatsSums { get; init; }

    /// <summary>Fields of 64 bits in the header only, as Python's forced zip64 has them.</summary>
    public bool IsWideInFrontOnly { get; init; }

    /// <summary>Each entry is written twice into the directory.</summary>
    public bool RepeatsDirectory { get; init; }

    public byte[] Comment { get; init; } = [];

    public byte[] Write(params (string Name, byte[] Bytes)[] files)
    {
        var zip = new MemoryStream();
        var directory = new MemoryStream();
        foreach (var (name, bytes) in files) Add(zip, directory, Encoding.UTF8.GetBytes(name), bytes);
        var records = directory.ToArray();
        if (RepeatsDirectory) directory.Write(records);
        var count = files.Length * (RepeatsDirectory ? 2 : 1);
        var start = zip.Position;
        zip.Write(directory.ToArray());
        if (IsWide)
        {
            var end = zip.Position;
            Put(zip, 0x06064b50u, 44L, (ushort)45, (ushort)45, 0u, 0u, (long)count, (long)count, directory.Length, start);
            Put(zip, 0x07064b50u, 0u, end, 1u);
        }

        var few = IsWide ? ushort.MaxValue : (ushort)count;
        Put(zip, 0x06054b50u, (ushort)0, (ushort)0, few, few, (uint)directory.Length, IsWide ? Full : (uint)start, (ushort)Comment.Length);
        zip.Write(Comment);
        return zip.ToArray();
    }

    private void Add(MemoryStream zip, MemoryStream directory, byte[] name, byte[] bytes)
    {
        var offset = zip.Position;
        var packed = Deflate(bytes);
        var crc = Crc32.HashToUInt32(bytes);
        var (flags, method) = ((ushort)(HasDescriptor ? 8 : 0), (ushort)8);
        var isKnown = !HasDescriptor || RepeatsSums;
        var (ownCrc, ownPacked, ownLength) = isKnown ? (crc, packed.LongLength, bytes.LongLength) : (0u, 0L, 0L);
        var isWideInFront = IsWide || IsWideInFrontOnly;
        Put(zip, 0x04034b50u, (ushort)45, flags, method, 0u, ownCrc,
            isWideInFront ? Full : (uint)ownPacked, isWideInFront ? Full : (uint)ownLength, (ushort)name.Length,
            (ushort)(isWideInFront ? 20 : 0));
        zip.Write(name);
        if (isWideInFront) Put(zip, (ushort)1, (ushort)16, ownLength, ownPacked);
        zip.Write(packed);
        if (HasDescriptor)
        {
            if (IsSigned) Put(zip, 0x08074b50u);
            if (IsWide) Put(zip, crc, packed.LongLength, bytes.LongLength);
            else Put(zip, crc, (uint)packed.Length, (uint)bytes.Length);
        }

        Put(directory, 0x02014b50u, (ushort)45, (ushort)45, flags, method, 0u, crc,
            IsWide ? Full : (uint)packed.Length, IsWide ? Full : (uint)bytes.Length, (ushort)name.Length,
            (ushort)(IsWide ? 28 : 0), (ushort)0, (ushort)0, (ushort)0, 0u, IsWide ? Full : (uint)offset);
        directory.Write(name);
        if (IsWide) Put(directory, (ushort)1, (ushort)24, bytes.LongLength, packed.LongLength, offset);
    }

    private static byte[] Deflate(byte[] bytes)
    {
        var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes);
        return buffer.ToArray();
    }

    private static void Put(MemoryStream target, params object[] numbers)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var number in numbers)
        {
            var size = number is ushort ? 2 : number is uint ? 4 : 8;
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, Convert.ToUInt64(number, System.Globalization.CultureInfo.InvariantCulture));
            target.Write(bytes[..size]);
        }
    }
}
