namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

/// <summary>Writes zip archives byte by byte, broken and deceiving ones too.</summary>
internal sealed record RawZip(params RawEntry[] Entries)
{
    public byte[] Before { get; init; } = [];

    public byte[] BeforeDirectory { get; init; } = [];

    public byte[] BehindDirectory { get; init; } = [];

    public byte[] Behind { get; init; } = [];

    public byte[] Comment { get; init; } = [];

    public ushort? CommentLength { get; init; }

    public ushort? Count { get; init; }

    public ushort? CountHere { get; init; }

    public ushort Disk { get; init; }

    public uint? DirectorySize { get; init; }

    public int DirectoryShift { get; init; }

    /// <summary>Whether offsets count from the beginning of the archive and not of the file, as in archives behind a program.</summary>
    public bool CountsFromZip { get; init; }

    /// <summary>Size, count and place as 64 bits: written if set.</summary>
    public Func<(ulong Size, ulong Count, ulong Start), (ulong Size, ulong Count, ulong Start)>? Zip64 { get; init; }

    public long LocatorShift { get; init; }

    /// <summary>Which entry stands at each place of the directory.</summary>
    public Func<int, int> CentralOrder { get; init; } = static at => at;

    public byte[] Build()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Before);
        var offsets = Entries.Select(entry => WriteLocal(writer, entry)).ToArray();
        writer.Write(BeforeDirectory);
        var start = bytes.Position;
        foreach (var at in Enumerable.Range(0, Entries.Length).Select(CentralOrder))
        {
            if (!Entries[at].IsUnlisted) WriteCentral(writer, Entries[at], (uint)(offsets[at] - (CountsFromZip ? Before.Length : 0)));
        }

        var size = bytes.Position - start;
        writer.Write(BehindDirectory);
        WriteEnd(writer, (uint)(start - (CountsFromZip ? Before.Length : 0)), (uint)size);
        writer.Write(Behind);
        writer.Flush();
        return bytes.ToArray();
    }

    private static long WriteLocal(BinaryWriter writer, RawEntry entry)
    {
        writer.Write(entry.Before);
        var offset = writer.BaseStream.Position;
        if (entry.HasNoBytes) return offset;
        var name = entry.LocalName ?? entry.NameBytes;
        writer.Write(0x04034B50u);
        writer.Write((ushort)20);
        writer.Write(entry.LocalFlags ?? entry.Flags);
        writer.Write(entry.LocalMethod ?? entry.WrittenMethod);
        writer.Write(0x21u << 16);
        writer.Write(entry.LocalCrc ?? entry.Crc ?? RawEntry.CrcOf(entry.Content));
        writer.Write(entry.LocalPackedLength ?? entry.PackedLength ?? (uint)entry.Body.Length);
        writer.Write(entry.LocalLength ?? entry.Length ?? (uint)entry.Content.Length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)entry.LocalExtra.Length);
        writer.Write(name);
        writer.Write(entry.LocalExtra);
        writer.Write(entry.Body);
        writer.Write(entry.Behind);
        return offset;
    }

    private static void WriteCentral(BinaryWriter writer, RawEntry entry, uint offset)
    {
        var name = entry.CentralName ?? entry.NameBytes;
        writer.Write(0x02014B50u);
        writer.Write((ushort)0x0314);
        writer.Write((ushort)20);
        writer.Write(entry.Flags);
        writer.Write(entry.WrittenMethod);
        writer.Write(0x21u << 16);
        writer.Write(entry.Crc ?? RawEntry.CrcOf(entry.Content));
        writer.Write(entry.PackedLength ?? (uint)entry.Body.Length);
        writer.Write(entry.Length ?? (uint)entry.Content.Length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)entry.Extra.Length);
        writer.Write((ushort)entry.Comment.Length);
        writer.Write(entry.Disk);
        writer.Write((ushort)0);
        writer.Write(entry.ExternalAttributes);
        writer.Write(entry.Offset ?? offset);
        writer.Write(name);
        writer.Write(entry.Extra);
        writer.Write(entry.Comment);
    }

    private void WriteEnd(BinaryWriter writer, uint start, uint size)
    {
        var count = (ushort)Entries.Count(entry => !entry.IsUnlisted);
        if (Zip64 is not null) WriteEnd64(writer, Zip64((size, count, start)));
        writer.Write(0x06054B50u);
        writer.Write(Disk);
        writer.Write((ushort)0);
        writer.Write(CountHere ?? Count ?? (Zip64 is null ? count : ushort.MaxValue));
        writer.Write(Count ?? (Zip64 is null ? count : ushort.MaxValue));
        writer.Write(DirectorySize ?? (Zip64 is null ? size : uint.MaxValue));
        writer.Write(Zip64 is null ? (uint)(start + DirectoryShift) : uint.MaxValue);
        writer.Write(CommentLength ?? (ushort)Comment.Length);
        writer.Write(Comment);
    }

    private void WriteEnd64(BinaryWriter writer, (ulong Size, ulong Count, ulong Start) says)
    {
        var at = writer.BaseStream.Position;
        writer.Write(0x06064B50u);
        writer.Write(44UL);
        writer.Write((ushort)45);
        writer.Write((ushort)45);
        writer.Write(0UL);
        writer.Write(says.Count);
        writer.Write(says.Count);
        writer.Write(says.Size);
        writer.Write(says.Start);
        writer.Write(0x07064B50u);
        writer.Write(0u);
        writer.Write((ulong)(at + LocatorShift));
        writer.Write(1u);
    }
}
