namespace Xnat.Typed;

/// <summary>Numbers of an entry that do not fit into 32 bits stand in an extra field, in a fixed order and only those.</summary>
internal ref struct Zip64Sizes(ReadOnlySpan<byte> extra)
{
    private const ushort Field = 1;

    private ReadOnlySpan<byte> left = ZipExtra.Find(extra, Field);

    /// <summary>The number itself, or the next one of the field where it only points there.</summary>
    public long Next(uint small, ZipRefusal refusal)
    {
        if (small != uint.MaxValue || left.IsEmpty) return small;
        if (left.Length < sizeof(long)) throw refusal.Broken();
        var number = ZipFields.I64(left, 0);
        left = left[sizeof(long)..];
        return number >= 0 ? number : throw refusal.Broken();
    }
}
