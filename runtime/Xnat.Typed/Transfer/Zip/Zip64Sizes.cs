using System.Buffers.Binary;

namespace Xnat.Typed;

/// <summary>Numbers of an entry that do not fit into 32 bits stand in an extra field, in a fixed order and only those.</summary>
internal ref struct Zip64Sizes
{
    private const ushort Field = 1;

    private ReadOnlySpan<byte> left;

    public Zip64Sizes(ReadOnlySpan<byte> extra)
    {
        left = default;
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4) return;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Field)
            {
                left = extra.Slice(4, length);
                return;
            }

            extra = extra[(4 + length)..];
        }
    }

    /// <summary>The number itself, or the next one of the field where it only points there.</summary>
    public long Next(uint small, ZipSource source)
    {
        if (small != uint.MaxValue || left.IsEmpty) return small;
        if (left.Length < sizeof(long)) throw source.Broken();
        var number = BinaryPrimitives.ReadInt64LittleEndian(left);
        left = left[sizeof(long)..];
        return number >= 0 ? number : throw source.Broken();
    }
}
