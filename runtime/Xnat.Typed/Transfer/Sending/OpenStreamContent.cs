namespace Xnat.Typed;

/// <summary>A caller's stream as the body of a request: read from where it stands, and left open.</summary>
internal sealed class OpenStreamContent : SentContent
{
    private readonly Stream source;
    private readonly ReadOnlyMemory<byte> read;
    private readonly long start;

    private OpenStreamContent(
        Stream source, ReadOnlyMemory<byte> read, (long Start, long? Length) range, string mediaType, IProgress<TransferProgress>? progress)
        : base(mediaType, range.Length, new(progress, range.Length))
    {
        this.source = source;
        this.read = read;
        start = range.Start;
    }

    public override bool CanRepeat => source.CanSeek;

    /// <param name="source">The stream.</param>
    /// <param name="read">What was read of it already.</param>
    /// <param name="mediaType">What it holds.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="computesDigest">Whether the digest of what is sent is wanted.</param>
    /// <exception cref="XnatException">The stream fails.</exception>
    public static OpenStreamContent Of(
        Stream source,
        ReadOnlyMemory<byte> read,
        string mediaType,
        IProgress<TransferProgress>? progress = null,
        bool computesDigest = false)
    {
        try
        {
            var from = source.CanSeek ? source.Position : 0;
            long? length = source.CanSeek ? read.Length + source.Length - from : null;
            return new(source, read, (from, length), mediaType, progress) { ComputesDigest = computesDigest };
        }
        catch (Exception e) when (e is not XnatException)
        {
            throw Unreadable(e);
        }
    }

    protected override Stream Open()
    {
        if (source.CanSeek) source.Position = start;
        return new PrefixedStream(read, new UnownedStream(source));
    }
}
