namespace Xnat.Typed;

/// <summary>A file inside of a zip archive: what its own header says, and what was read of it.</summary>
/// <param name="Name">Path within the archive.</param>
/// <param name="RawName">Its name as it was written.</param>
/// <param name="Header">Where its header begins.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="IsDeflated">Whether it is compressed, and not only stored.</param>
/// <param name="Time">
/// When it was changed last: exact where the packer wrote that (extended timestamp), otherwise to two seconds and in the zone of the
/// packer, which no archive names and which is taken for this machine's.
/// </param>
internal sealed record ZipEntry(string Name, byte[] RawName, long Header, ushort Flags, bool IsDeflated, DateTimeOffset? Time)
{
    /// <summary>Whether it is a folder and holds nothing.</summary>
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Whether length and checksum follow behind the bytes, as in archives that are written while they are sent.</summary>
    public bool HasDescriptor => (Flags & 8) != 0;

    /// <summary>Length of its packed bytes, once they were read.</summary>
    public long Packed { get; set; }

    /// <summary>Its length, once it was read.</summary>
    public long Length { get; set; }

    /// <summary>Its checksum, once it was read.</summary>
    public uint Crc { get; set; }

    /// <summary>Whether the directory has listed it.</summary>
    public bool IsListed { get; set; }
}
