namespace Xnat.Typed;

/// <summary>
/// Checksum and lengths behind the bytes of an entry: with a mark or without, with lengths of 32 or 64 bits. All four are written by
/// somebody, and nothing announces which.
/// </summary>
internal static class ZipDescriptor
{
    /// <summary>How far must be seen from its beginning to tell: the longest kind, and the mark of what comes next.</summary>
    public const int LookAhead = 24 + sizeof(uint);

    /// <summary>Length of the descriptor at the beginning of <paramref name="bytes"/> that says all this; 0 where none does.</summary>
    public static int Find(ReadOnlySpan<byte> bytes, uint crc, long packed, long length)
    {
        if (bytes.Length < 16) return 0;
        if (ZipFields.U32(bytes, 0) == ZipFields.Descriptor && Says(bytes[4..], crc, packed, length) is > 0 and var behindMark)
            return 4 + behindMark;
        return Says(bytes, crc, packed, length);
    }

    /// <summary>Whether one may stand here behind so many stored bytes; only their checksum then tells.</summary>
    public static bool MayFollow(ReadOnlySpan<byte> bytes, long stored)
    {
        var low = (uint)stored;
        if (ZipFields.U32(bytes, 4) == low && Says(bytes, ZipFields.U32(bytes, 0), stored, stored) > 0) return true;
        return ZipFields.U32(bytes, 8) == low && ZipFields.U32(bytes, 0) == ZipFields.Descriptor
            && Says(bytes[4..], ZipFields.U32(bytes, 4), stored, stored) > 0;
    }

    private static int Says(ReadOnlySpan<byte> bytes, uint crc, long packed, long length)
    {
        if (ZipFields.U32(bytes, 0) != crc) return 0;
        var isNarrow = bytes.Length >= 16
            && ZipFields.U32(bytes, 4) == packed && ZipFields.U32(bytes, 8) == length && IsFollowed(bytes[12..]);
        if (isNarrow) return 12;
        var isWide = bytes.Length >= 24
            && ZipFields.I64(bytes, 4) == packed && ZipFields.I64(bytes, 12) == length && IsFollowed(bytes[20..]);
        return isWide ? 20 : 0;
    }

    private static bool IsFollowed(ReadOnlySpan<byte> bytes) => ZipFields.U32(bytes, 0) is ZipFields.Header or ZipFields.Record;
}
