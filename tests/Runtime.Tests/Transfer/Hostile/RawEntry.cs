using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

/// <summary>One entry of a zip archive that is written byte by byte; whatever is not set is as it should be.</summary>
internal sealed record RawEntry(string Name, byte[] Content)
{
    public bool Deflates { get; init; }

    public byte[]? Packed { get; init; }

    public byte[]? CentralName { get; init; }

    public byte[]? LocalName { get; init; }

    public ushort? Method { get; init; }

    public ushort? LocalMethod { get; init; }

    public ushort Flags { get; init; } = 0x0800;

    public ushort? LocalFlags { get; init; }

    public uint? Crc { get; init; }

    public uint? LocalCrc { get; init; }

    public uint? Length { get; init; }

    public uint? LocalLength { get; init; }

    public uint? PackedLength { get; init; }

    public uint? LocalPackedLength { get; init; }

    public uint ExternalAttributes { get; init; }

    public byte[] Extra { get; init; } = [];

    public byte[] LocalExtra { get; init; } = [];

    public byte[] Before { get; init; } = [];

    public byte[] Behind { get; init; } = [];

    public uint? Offset { get; init; }

    public ushort Disk { get; init; }

    public byte[] Comment { get; init; } = [];

    /// <summary>Only in the directory: its bytes are those of another entry.</summary>
    public bool HasNoBytes { get; init; }

    /// <summary>Only its bytes: the directory does not list it.</summary>
    public bool IsUnlisted { get; init; }

    public byte[] Body => Packed ?? (Deflates ? Deflate(Content) : Content);

    public ushort WrittenMethod => Method ?? (ushort)(Deflates ? 8 : 0);

    public byte[] NameBytes => Encoding.UTF8.GetBytes(Name);

    public static uint CrcOf(byte[] content) => Crc32.HashToUInt32(content);

    public static byte[] Deflate(byte[] content)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.SmallestSize, leaveOpen: true)) stream.Write(content);
        return target.ToArray();
    }

    /// <summary>Length and checksum behind the bytes, as packers write that do not know them before.</summary>
    public RawEntry WithDescriptor(
        bool isSigned = true, uint? crc = null, uint? packed = null, uint? length = null, bool isWide = false)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        if (isSigned) writer.Write(0x08074B50u);
        writer.Write(crc ?? CrcOf(Content));
        foreach (var number in (uint[])[packed ?? (uint)Body.Length, length ?? (uint)Content.Length])
        {
            writer.Write(number);
            if (isWide) writer.Write(0u);
        }

        writer.Flush();
        return this with { Flags = (ushort)(Flags | 8), LocalCrc = 0, LocalLength = 0, LocalPackedLength = 0, Behind = bytes.ToArray() };
    }
}
