using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>What a header or the directory says of the bytes of an entry.</summary>
/// <param name="Crc">Their checksum.</param>
/// <param name="Packed">Length of the packed bytes.</param>
/// <param name="Length">Length of the bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ZipStatement(uint Crc, long Packed, long Length)
{
    public bool IsEmpty => Packed == 0 && Length == 0;

    public static ZipStatement Of(ZipEntry entry) => new(entry.Crc, entry.Packed, entry.Length);
}
