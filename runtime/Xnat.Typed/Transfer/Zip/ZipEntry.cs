namespace Xnat.Typed;

/// <summary>A file inside of a zip archive, as the directory and its own header agree on it.</summary>
/// <param name="Name">Path within the archive.</param>
/// <param name="Header">Where its header begins.</param>
/// <param name="Packed">Length of its packed bytes.</param>
/// <param name="Length">Its length.</param>
/// <param name="Crc">Its checksum.</param>
/// <param name="IsDeflated">Whether it is compressed, and not only stored.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="IsFolder">Whether it is a folder and holds nothing.</param>
internal sealed record ZipEntry(string Name, long Header, long Packed, long Length, uint Crc, bool IsDeflated, ushort Flags, bool IsFolder)
{
    /// <summary>Where its packed bytes begin.</summary>
    public long Start { get; set; }

    /// <summary>Its name as it was written.</summary>
    public byte[] RawName { get; init; } = [];

    /// <summary>Whether length and checksum follow behind the bytes, as in archives that are written while they are sent.</summary>
    public bool HasDescriptor => (Flags & 8) != 0;
}
