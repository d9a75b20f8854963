namespace Xnat.Typed;

/// <summary>
/// Reads the directory behind the entries of an archive: each entry that came must be listed, once, as it came, and nothing else.
/// </summary>
internal sealed class ZipDirectory
{
    private const int HeaderLength = 46;
    private const int FileType = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    private readonly List<ZipEntry> entries;
    private readonly ZipRefusal refusal;

    private ZipDirectory(List<ZipEntry> entries, ZipRefusal refusal)
    {
        this.entries = entries;
        this.refusal = refusal;
    }

    /// <param name="input">The archive, at its directory.</param>
    /// <param name="entries">The entries that came, in their order.</param>
    /// <param name="refusal">Says why it is not taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="XnatContentException">The directory is cut, broken, or says something else than the entries.</exception>
    public static async ValueTask CheckAsync(
        ZipInput input, List<ZipEntry> entries, ZipRefusal refusal, CancellationToken cancellationToken)
    {
        var directory = new ZipDirectory(entries, refusal);
        var start = input.Position;
        var count = 0L;
        while (await IsRecordAsync(input, cancellationToken).ConfigureAwait(false))
        {
            await input.RequireAsync(HeaderLength, cancellationToken).ConfigureAwait(false);
            var size = HeaderLength + ZipFields.U16(input.Window, 28) + ZipFields.U16(input.Window, 30) + ZipFields.U16(input.Window, 32);
            await input.RequireAsync(size, cancellationToken).ConfigureAwait(false);
            directory.CheckRecord(input.Window[..size]);
            input.Skip(size);
            count++;
        }

        refusal.Require(count == entries.Count, "has entries that its directory does not list");
        await ZipEnd.CheckAsync(input, new(start, input.Position, count), refusal, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<bool> IsRecordAsync(ZipInput input, CancellationToken cancellationToken) =>
        await input.FillAsync(sizeof(uint), cancellationToken).ConfigureAwait(false)
        && ZipFields.U32(input.Window, 0) == ZipFields.Record;

    private void CheckRecord(ReadOnlySpan<byte> record)
    {
        var name = record.Slice(HeaderLength, ZipFields.U16(record, 28));
        var extra = record.Slice(HeaderLength + name.Length, ZipFields.U16(record, 30));
        refusal.Require(ZipFields.U16(record, 34) == 0, "says that it is one of several parts");
        var sizes = new Zip64Sizes(extra);
        var length = sizes.Next(ZipFields.U32(record, 24), refusal);
        var packed = sizes.Next(ZipFields.U32(record, 20), refusal);
        var entry = Find(sizes.Next(ZipFields.U32(record, 42), refusal));
        var isSame = ZipFields.U16(record, 8) == entry.Flags && ZipFields.U16(record, 10) == (entry.IsDeflated ? 8 : 0)
            && name.SequenceEqual(entry.RawName) && ZipStatement.Of(entry) == new ZipStatement(ZipFields.U32(record, 16), packed, length);
        refusal.Require(isSame, "has entries whose own headers or bytes are something else than its directory says");
        RequireKind((int)(ZipFields.U32(record, 38) >> 16), entry);
    }

    /// <summary>The entry of this place; where entries share bytes, a small archive unpacks to any size.</summary>
    private ZipEntry Find(long header)
    {
        var (from, to) = (0, entries.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (entries[middle].Header < header) from = middle + 1;
            else to = middle;
        }

        var isFound = from < entries.Count && entries[from].Header == header;
        refusal.Require(isFound && !entries[from].IsListed, "lists entries that overlap, or that did not come");
        entries[from].IsListed = true;
        return entries[from];
    }

    // The upper half is the mode of a Unix file where the packer knew one: links, devices and pipes are none of XNAT's.
    private void RequireKind(int mode, ZipEntry entry)
    {
        var type = mode & FileType;
        refusal.Require(
            type == 0 || type == (entry.IsFolder ? Folder : RegularFile), "has entries that are neither files nor folders, such as links");
        refusal.Require(!entry.IsFolder || (entry.Length == 0 && entry.Packed <= 2), "has a folder that holds bytes");
    }
}
