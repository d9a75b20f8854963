using System.Net;

namespace Xnat.Typed;

/// <summary>The content of an answer behind a <see cref="GuardedStream"/>.</summary>
internal sealed class GuardedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly RequestClock clock;

    public GuardedContent(HttpContent inner, RequestClock clock)
    {
        this.inner = inner;
        this.clock = clock;
        foreach (var (name, values) in inner.Headers.NonValidated) Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new GuardedStream(await inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), clock);
        }
        catch (Exception e) when (RequestClock.IsOfTheWire(e))
        {
            throw clock.Broken(e);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false)) await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    // The length stays in the header that was copied; computing it here would buffer.
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
