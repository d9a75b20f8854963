namespace Xnat.Typed;

/// <summary>Extra fields of an entry.</summary>
internal static class ZipExtra
{
    /// <summary>What the first field of this kind holds; nothing where there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> extra, ushort kind)
    {
        while (extra.Length >= 4)
        {
            var length = ZipFields.U16(extra, 2);
            if (length > extra.Length - 4) break;
            if (ZipFields.U16(extra, 0) == kind) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return default;
    }
}
