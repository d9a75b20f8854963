using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>A file as the body of a request: read anew for each sending, in constant memory, with its length announced.</summary>
internal sealed class FileContent : HttpContent, IRepeatableContent
{
    private const int BufferSize = 128 * 1024;

    private readonly string path;
    private readonly long length;
    private readonly ProgressMeter meter;

    public FileContent(string path, string mediaType, IProgress<TransferProgress>? progress)
    {
        this.path = path;
        length = new FileInfo(path).Length;
        meter = new(progress, length);
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    public bool CanRepeat => true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        meter.Restart();
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false)) await Pump.RunAsync(file, stream, meter, BufferSize, cancellationToken).ConfigureAwait(false);
        meter.Finish();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }
}
