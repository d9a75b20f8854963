using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>
/// Local bytes as the body of a request: in constant memory, of the announced length or not at all, with their digest on the way.
/// </summary>
internal abstract class SentContent : HttpContent, IRepeatableContent
{
    private const int BufferSize = 256 * 1024;

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

    // Three pieces go round: while one is sent and its digest computed, the one after the next is read. The last one goes out only when it
    // is known to be the last, so that no wrong body is ever complete.
    private async Task SendAsync(Stream source, Stream target, Md5Digest? md5, CancellationToken cancellationToken)
    {
        byte[][] buffers = [.. Enumerable.Range(0, 3).Select(static _ => ArrayPool<byte>.Shared.Rent(BufferSize))];
        Task<int> reading = Task.FromResult(0);
        Task hashing = Task.CompletedTask;
        try
        {
            var length = 0L;
            var read = await ReadAsync(source, buffers[0], cancellationToken).ConfigureAwait(false);
            reading = read > 0 ? ReadAsync(source, buffers[1], cancellationToken) : reading;
            for (var turn = 0; read > 0; turn++)
            {
                length += read;
                var following = await reading.ConfigureAwait(false);
                if (announced is { } whole && (length > whole || (following == 0 && length != whole))) throw Changed();
                if (following == 0) RequireUnchanged();
                else reading = ReadAsync(source, buffers[(turn + 2) % 3], cancellationToken);
                var piece = buffers[turn % 3].AsMemory(0, read);
                if (md5 is not null) hashing = Task.Run(() => md5.Append(piece.Span), CancellationToken.None);
                await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
                await hashing.ConfigureAwait(false);
                await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
                read = following;
            }

            if (announced is { } all && length != all) throw Changed();
        }
        finally
        {
            // Both use the buffers, whatever ended the sending.
            await Task.WhenAll(reading, hashing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var buffer in buffers) ArrayPool<byte>.Shared.Return(buffer);
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
    private static async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not XnatException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw Unreadable(e);
        }
    }
}
