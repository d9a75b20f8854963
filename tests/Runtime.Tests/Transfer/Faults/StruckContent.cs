using System.Net;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A body with something happening to its bytes, whichever way it goes.</summary>
internal sealed class StruckContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly Strike? strike;
    private readonly Action<int> count;
    private readonly Func<Task> held;

    public StruckContent(HttpContent inner, Strike? strike, Action<int> count, Func<Task> held)
    {
        (this.inner, this.strike, this.count, this.held) = (inner, strike, count, held);
        foreach (var header in inner.Headers) Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        await inner.CopyToAsync(new StruckStream(stream, strike, count, held), context, cancellationToken);

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new StruckStream(await inner.ReadAsStreamAsync(), strike, count, held);

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
