using System.Buffers.Binary;

namespace Xnat.Typed;

/// <summary>
/// Makes sure that the entries of an archive lie one behind the other from its first byte to its directory, and that the header of each
/// says the same as the directory. Where entries share bytes, a small archive unpacks to any size.
/// </summary>
internal sealed class ZipLayout
{
    private const int HeaderLength = 30;
    private const uint Signature = 0x04034B50;
    private const uint DescriptorSignature = 0x08074B50;

    private readonly ZipSource source;

    private ZipLayout(ZipSource source) => this.source = source;

    /// <param name="source">The archive.</param>
    /// <param name="entries">What its directory lists; learn where their bytes begin.</param>
    /// <param name="directory">Where the directory begins.</param>
    /// <exception cref="XnatContentException">They do not.</exception>
    public static void Check(ZipSource source, IEnumerable<ZipEntry> entries, long directory)
    {
        var layout = new ZipLayout(source);
        ZipEntry[] ordered = [.. entries.OrderBy(static entry => entry.Header)];
        var at = 0L;
        for (var index = 0; index < ordered.Length; index++)
        {
            var next = index + 1 < ordered.Length ? ordered[index + 1].Header : directory;
            if (ordered[index].Header != at) throw source.Refused("has entries that overlap, or bytes that belong to no entry");
            layout.CheckEntry(ordered[index], next);
            at = next;
        }

        if (at != directory) throw source.Refused("has bytes that belong to no entry");
    }

    private void CheckEntry(ZipEntry entry, long next)
    {
        var header = source.Read(entry.Header, HeaderLength);
        if (U32(header, 0) != Signature) throw source.Broken();
        var (nameLength, extraLength) = (U16(header, 26), U16(header, 28));
        var rest = source.Read(entry.Header + HeaderLength, nameLength + extraLength);
        var isSame = U16(header, 6) == entry.Flags && U16(header, 8) == (entry.IsDeflated ? 8 : 0)
            && rest.AsSpan(0, nameLength).SequenceEqual(entry.RawName);
        if (!isSame) throw source.Refused("has entries whose own headers say something else than its directory");
        entry.Start = entry.Header + HeaderLength + nameLength + extraLength;
        var sizes = new Zip64Sizes(rest.AsSpan(nameLength));
        var isStated = U32(header, 14) == entry.Crc
            && sizes.Next(U32(header, 22), source) == entry.Length && sizes.Next(U32(header, 18), source) == entry.Packed;
        if (!entry.HasDescriptor && !isStated) throw source.Refused("has entries whose own headers say something else than its directory");
        var gap = next - entry.Start;
        if (entry.Packed > gap) throw source.Refused("has entries that overlap");
        gap -= entry.Packed;
        if (gap == 0 ? isStated : entry.HasDescriptor && gap <= 24 && IsDescriptor(source.Read(next - gap, (int)gap), entry)) return;
        throw source.Refused("has bytes that belong to no entry, or lengths behind its entries that are not those of its directory");
    }

    /// <summary>With a signature or without, with lengths of 32 or 64 bits: all four are written by somebody.</summary>
    private static bool IsDescriptor(byte[] bytes, ZipEntry entry)
    {
        var at = bytes.Length is 16 or 24 ? 4 : 0;
        if (at == 4 && U32(bytes, 0) != DescriptorSignature) return false;
        if (bytes.Length - at is not (12 or 20) || U32(bytes, at) != entry.Crc) return false;
        return bytes.Length - at == 12
            ? U32(bytes, at + 4) == entry.Packed && U32(bytes, at + 8) == entry.Length
            : I64(bytes, at + 4) == entry.Packed && I64(bytes, at + 12) == entry.Length;
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long I64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
