namespace Xnat.Typed;

/// <summary>The checksum of zip archives, which the framework's reader does not compare.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = CreateTable();

    public uint Value { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~Value;
        foreach (var value in bytes) crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        Value = ~crc;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint at = 0; at < table.Length; at++)
        {
            var entry = at;
            for (var bit = 0; bit < 8; bit++) entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
            table[at] = entry;
        }

        return table;
    }
}
