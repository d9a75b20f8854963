using System.Net;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A body with something happening to its bytes, whichever way it goes.</summary>
internal sealed class StruckContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly Strike? strike;
    private readonly Action<int> count;

    public StruckContent(HttpContent inner, Strike? strike, Action<int> count)
    {
        (this.inner, this.strike, this.count) = (inner, strike, count);
        foreach (var header in inner.Headers) Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        await inner.CopyToAsync(new StruckStream(stream, strike, count), context, cancellationToken);

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new StruckStream(await inner.ReadAsStreamAsync(), strike, count);

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
