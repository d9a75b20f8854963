using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>A caller's stream as the body of a request: read from where it stands, and left open.</summary>
internal sealed class OpenStreamContent : HttpContent, IRepeatableContent
{
    private const int BufferSize = 128 * 1024;

    private readonly Stream source;
    private readonly ReadOnlyMemory<byte> read;
    private readonly long start;
    private readonly ProgressMeter meter;

    /// <param name="source">The stream.</param>
    /// <param name="read">What was read of it already.</param>
    /// <param name="mediaType">What it holds.</param>
    /// <param name="progress">Hears of the sending.</param>
    public OpenStreamContent(Stream source, ReadOnlyMemory<byte> read, string mediaType, IProgress<TransferProgress>? progress = null)
    {
        this.source = source;
        this.read = read;
        start = source.CanSeek ? source.Position : 0;
        meter = new(progress, TryComputeLength(out var length) ? length : null);
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    public bool CanRepeat => source.CanSeek;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        meter.Restart();
        if (source.CanSeek) source.Position = start;
        await stream.WriteAsync(read, cancellationToken).ConfigureAwait(false);
        meter.Add(read.Length);
        await Pump.RunAsync(source, stream, meter, BufferSize, cancellationToken).ConfigureAwait(false);
        meter.Finish();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.CanSeek ? read.Length + source.Length - start : 0;
        return source.CanSeek;
    }
}
