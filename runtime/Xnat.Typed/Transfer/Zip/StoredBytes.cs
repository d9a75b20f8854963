using System.IO.Hashing;

namespace Xnat.Typed;

/// <summary>
/// The bytes of an entry that is stored as it is and has its length behind it. Any bytes may stand in it, a descriptor of another archive
/// too: the end is where one agrees with the number of bytes before it and with their checksum, and a header or the directory follows.
/// </summary>
/// <param name="input">The archive, at the first byte.</param>
/// <param name="crc">The checksum of what was handed out.</param>
internal sealed class StoredBytes(ZipInput input, Crc32 crc) : ReadOnlyStream
{
    /// <summary>How many there are so far.</summary>
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!await input.FillAsync(ZipDescriptor.LookAhead, cancellationToken).ConfigureAwait(false)) return 0;
        if (ZipDescriptor.Find(input.Window, crc.GetCurrentHashAsUInt32(), Count, Count) > 0) return 0;
        var handed = Math.Min(buffer.Length, LengthBeforeNextEnd(input.Window));
        input.Window[..handed].CopyTo(buffer.Span);
        input.Skip(handed);
        Count += handed;
        return handed;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Passes the descriptor that ended the bytes; <see langword="false"/> where the archive ended instead.</summary>
    public bool TryEnd()
    {
        var size = ZipDescriptor.Find(input.Window, crc.GetCurrentHashAsUInt32(), Count, Count);
        input.Skip(size);
        return size > 0;
    }

    /// <summary>The place that was looked at already is none.</summary>
    private int LengthBeforeNextEnd(ReadOnlySpan<byte> window)
    {
        var at = 1;
        while (window.Length - at >= ZipDescriptor.LookAhead && !ZipDescriptor.MayFollow(window[at..], Count + at)) at++;
        return at;
    }
}
