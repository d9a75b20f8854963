namespace Xnat.Typed;

/// <summary>
/// Reads a zip archive forward, while it arrives, and trusts nothing of it that the archive does not say twice: every entry is held to its
/// own header, to the descriptor behind it and, at the end, to the directory. The framework's reader needs to seek and takes what the
/// directory says alone: entries that overlap, hide bytes between them or are called otherwise in their own headers pass there.
/// </summary>
/// <param name="input">The archive.</param>
/// <param name="most">How many entries are read at most.</param>
/// <param name="limits">Bounds on names.</param>
/// <param name="refusal">Says why it is not taken.</param>
internal sealed class ZipReader(ZipInput input, long most, XnatLimits limits, ZipRefusal refusal)
{
    private readonly List<ZipEntry> entries = [];
    private readonly EntryTree tree = new();
    private ZipContent? current;

    /// <summary>
    /// The next entry, which has to be read to its end before the one after it; <see langword="null"/> once the directory was read to the
    /// end of the archive and agrees with all entries.
    /// </summary>
    /// <exception cref="XnatContentException">The archive is cut, broken, or built to deceive.</exception>
    public async ValueTask<ZipContent?> NextAsync(CancellationToken cancellationToken)
    {
        if (current is { IsComplete: false }) throw new InvalidOperationException("The entry before was not read to its end.");
        await input.RequireAsync(sizeof(uint), cancellationToken).ConfigureAwait(false);
        switch (ZipFields.U32(input.Window, 0))
        {
            case ZipFields.Header:
                current = await ZipHeader.ReadAsync(input, refusal, cancellationToken).ConfigureAwait(false);
                Add(current.Entry);
                return current;
            case ZipFields.Record:
                await ZipDirectory.CheckAsync(input, entries, refusal, cancellationToken).ConfigureAwait(false);
                return null;
            default:
                throw refusal.Refused("has bytes that belong to no entry, or lengths behind its entries that are not theirs");
        }
    }

    private void Add(ZipEntry entry)
    {
        if (entries.Count >= most) throw refusal.Refused($"has more entries than the {most} that the catalog leaves room for");
        refusal.Require(
            tree.Add(entry.Name, entry.IsFolder, limits), "has two entries for one place, or a file where another entry needs a folder");
        entries.Add(entry);
    }
}
