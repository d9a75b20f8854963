using System.Buffers.Binary;

namespace Xnat.Typed;

/// <summary>Numbers of a zip archive (APPNOTE 4.1.9: the lowest byte first), and the marks that its parts begin with.</summary>
internal static class ZipFields
{
    public const uint Header = 0x04034B50;
    public const uint Descriptor = 0x08074B50;
    public const uint Record = 0x02014B50;
    public const uint End = 0x06054B50;
    public const uint End64 = 0x06064B50;
    public const uint Locator64 = 0x07064B50;

    public static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    public static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    public static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
