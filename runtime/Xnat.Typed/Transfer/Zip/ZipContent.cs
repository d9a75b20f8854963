using System.IO.Compression;
using System.IO.Hashing;

namespace Xnat.Typed;

/// <summary>
/// The bytes of an entry, unpacked while the archive arrives. The read that finds their end compares them with what the archive says of
/// them, and only then the next entry can be read.
/// </summary>
internal sealed class ZipContent : ReadOnlyStream
{
    private readonly ZipInput input;
    private readonly ZipRefusal refusal;
    private readonly ZipStatement stated;
    private readonly Crc32 crc = new();
    private readonly PackedBytes? packed;
    private readonly StoredBytes? stored;
    private readonly Stream plain;
    private long length;

    /// <param name="input">The archive, behind the header of the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="stated">What its header says of it.</param>
    /// <param name="refusal">Says why it is not taken.</param>
    public ZipContent(ZipInput input, ZipEntry entry, ZipStatement stated, ZipRefusal refusal)
    {
        (this.input, this.refusal, this.stated, Entry) = (input, refusal, stated, entry);
        if (HasStatement || entry.IsDeflated) packed = new(input, HasStatement ? stated.Packed : null);
        else stored = new(input, crc);
        plain = entry.IsDeflated ? new DeflateStream(packed!, CompressionMode.Decompress) : packed ?? (Stream)stored!;
    }

    /// <summary>The entry; lengths and checksum are known at the end.</summary>
    public ZipEntry Entry { get; }

    /// <summary>Whether the end was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>How long the header says the entry is, if it does.</summary>
    public long? StatedLength => HasStatement ? stated.Length : null;

    private bool HasStatement => !Entry.HasDescriptor || !stated.IsEmpty;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsComplete || buffer.IsEmpty) return 0;
        try
        {
            if (await IsNothingAsync(cancellationToken).ConfigureAwait(false)) return 0;
            var read = await plain.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            crc.Append(buffer.Span[..read]);
            length += read;
            if (length > StatedLength) throw refusal.Broken();
            // What is stored ends where its header says, if that says one length.
            if (read > 0 && (Entry.IsDeflated || length != StatedLength || length != stated.Packed)) return read;
            if (read > 0) return await EndAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw refusal.Broken(e);
        }

        return await EndAsync(0, cancellationToken).ConfigureAwait(false);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) plain.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Some packers deflate nothing to nothing, which is no deflate; no deflate begins like the descriptor behind it.</summary>
    private async ValueTask<bool> IsNothingAsync(CancellationToken cancellationToken)
    {
        if (length > 0 || HasStatement || packed is not { Count: 0 }) return false;
        return IsComplete = await packed.TryEndAsync(crc: 0, length: 0, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<int> EndAsync(int read, CancellationToken cancellationToken)
    {
        var sum = crc.GetCurrentHashAsUInt32();
        if (HasStatement)
        {
            await packed!.SkipRestAsync(cancellationToken).ConfigureAwait(false);
            var isDescribed = Entry.HasDescriptor && await PassDescriptorAsync(sum, cancellationToken).ConfigureAwait(false);
            if (!isDescribed && stated != new ZipStatement(sum, packed.Count, length)) throw refusal.Broken();
        }
        else if (!(stored?.TryEnd() ?? await packed!.TryEndAsync(sum, length, cancellationToken).ConfigureAwait(false)))
        {
            throw refusal.Broken();
        }

        (Entry.Crc, Entry.Packed, Entry.Length) = (sum, packed?.Count ?? stored!.Count, length);
        IsComplete = true;
        return read;
    }

    private async ValueTask<bool> PassDescriptorAsync(uint sum, CancellationToken cancellationToken)
    {
        await input.FillAsync(ZipDescriptor.LookAhead, cancellationToken).ConfigureAwait(false);
        var size = ZipDescriptor.Find(input.Window, sum, packed!.Count, length);
        input.Skip(size);
        return size > 0;
    }
}
