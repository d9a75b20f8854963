using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>
/// Local bytes as the body of a request: in constant memory, of the announced length or not at all, with their digest on the way.
/// </summary>
internal abstract class SentContent : HttpContent, IRepeatableContent
{
    private const int BufferSize = 256 * 1024;

    /// <summary>How many pieces are read ahead, sent or wait for their digest at most.</summary>
    private const int Buffers = 8;

    private readonly ProgressMeter meter;
    private readonly long? announced;

    /// <param name="mediaType">What it holds.</param>
    /// <param name="length">How long it is, where that is known.</param>
    /// <param name="meter">Counts what is sent, and says when more may follow.</param>
    protected SentContent(string mediaType, long? length, ProgressMeter meter)
    {
        announced = length;
        this.meter = meter;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    public abstract bool CanRepeat { get; }

    /// <summary>Whether the digest is wanted.</summary>
    public bool ComputesDigest { get; init; }

    /// <summary>MD5 of what was sent last, once it was sent completely and if it was wanted.</summary>
    public string? Digest { get; private set; }

    /// <summary>Whether all of it went out the last time; before, no server can have taken it for complete.</summary>
    public bool IsSent { get; private set; }

    /// <summary>The bytes from their beginning. The result is disposed.</summary>
    protected abstract Stream Open();

    /// <summary>Called when all was read.</summary>
    protected virtual void RequireUnchanged()
    {
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        meter.Restart();
        (Digest, IsSent) = (null, false);
        using var md5 = ComputesDigest ? new Md5Digest() : null;
        var source = OpenChecked();
        await using (source.ConfigureAwait(false)) await SendAsync(source, stream, md5, cancellationToken).ConfigureAwait(false);
        (Digest, IsSent) = (md5?.Finish(), true);
        meter.Finish();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = announced ?? 0;
        return announced is not null;
    }

    protected static XnatException Unreadable(Exception cause) =>
        new("The file or stream that was to be sent cannot be read; what was sent of it so far is not complete. " +
            "Check its permissions and its disk.", cause);

    protected static XnatException Changed() =>
        new("The file or stream changed while it was being sent. The server may have a part or a mixture of it: " +
            "send it again when nobody writes to it, with Overwrite.");

    // While one piece is sent, the next is read, and those before get into the digest. The last one goes out only when it is known to be
    // the last, so that no wrong body is ever complete.
    private async Task SendAsync(Stream source, Stream target, Md5Digest? md5, CancellationToken cancellationToken)
    {
        using var ring = new BufferRing(BufferSize, Buffers);
        var trailing = md5 is null ? null : new TrailingDigest(ring, md5);
        var reading = ReadAsync(source, ring, cancellationToken);
        try
        {
            var length = 0L;
            var piece = await reading.ConfigureAwait(false);
            if (piece.Count > 0) reading = ReadAsync(source, ring, cancellationToken);
            while (piece.Count > 0)
            {
                length += piece.Count;
                var following = await reading.ConfigureAwait(false);
                if (announced is { } whole && (length > whole || (following.Count == 0 && length != whole))) throw Changed();
                if (following.Count == 0) RequireUnchanged();
                else reading = ReadAsync(source, ring, cancellationToken);
                await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
                if (trailing is null) ring.Return(piece.Array!);
                else trailing.Add(piece);
                await meter.AddAsync(piece.Count, cancellationToken).ConfigureAwait(false);
                piece = following;
            }

            if (announced is { } all && length != all) throw Changed();
        }
        finally
        {
            // Both use the buffers, whatever ended the sending.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (trailing is not null) await trailing.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Stream OpenChecked()
    {
        try
        {
            return Open();
        }
        catch (Exception e) when (e is not XnatException)
        {
            throw Unreadable(e);
        }
    }

    // The stream may be the caller's own, which throws what it likes.
    private static async Task<ArraySegment<byte>> ReadAsync(Stream source, BufferRing ring, CancellationToken cancellationToken)
    {
        var buffer = await ring.TakeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new(buffer, 0, await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is not XnatException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw Unreadable(e);
        }
    }
}
