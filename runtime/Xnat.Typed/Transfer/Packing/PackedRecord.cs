using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>What a zip archive says of a file that is stored in it as it is.</summary>
/// <param name="NameBytes">Its name in the archive, in UTF-8.</param>
/// <param name="Length">Its length.</param>
/// <param name="Crc">Its CRC-32.</param>
/// <param name="Written">When it was changed last, as the archive is to say it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PackedRecord(byte[] NameBytes, long Length, uint Crc, DateTime Written);
