using System.Net;

namespace Xnat.Typed;

/// <summary>Content whose beginning was read already and is given again.</summary>
internal sealed class PeekedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly byte[] beginning;
    private readonly Stream rest;

    private PeekedContent(HttpContent inner, byte[] beginning, Stream rest)
    {
        this.inner = inner;
        this.beginning = beginning;
        this.rest = rest;
        Beginning = AnswerText.Decode(inner, beginning);
        foreach (var (name, values) in inner.Headers.NonValidated) Headers.TryAddWithoutValidation(name, values);
    }

    public string Beginning { get; }

    public static async Task<PeekedContent> PeekAsync(HttpContent content, int length, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[length];
        var read = await stream.ReadAtLeastAsync(buffer, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return new(content, buffer[..read], stream);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new PrefixedStream(beginning, rest));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(beginning, cancellationToken).ConfigureAwait(false);
        await rest.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
