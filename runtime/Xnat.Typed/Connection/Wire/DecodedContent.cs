using System.Net;

namespace Xnat.Typed;

/// <summary>The content of an answer without the encodings of its way.</summary>
internal sealed class DecodedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly IReadOnlyList<string> codings;
    private readonly string route;

    private DecodedContent(HttpContent inner, IReadOnlyList<string> codings, string route)
    {
        this.inner = inner;
        this.codings = codings;
        this.route = route;
        // Both tell of the encoded bytes.
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            if (!IsOfEncoding(name)) Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>The content itself where it is not encoded.</summary>
    /// <exception cref="XnatContentException">Nobody here can read the encoding.</exception>
    public static HttpContent Of(HttpResponseMessage response, string route)
    {
        var applied = ContentCoding.Of(response.Content);
        if (applied.Count == 0) return response.Content;
        if (ContentCoding.AreKnown(applied)) return new DecodedContent(response.Content, applied, route);
        // What a refusing answer says matters more than how it is packed.
        if (!response.IsSuccessStatusCode) return response.Content;
        throw new XnatContentException(
            $"{route} answered in an encoding that was not asked for ({ContentCoding.Accepted} are); look at the proxy before the server.")
        {
            Route = route,
        };
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        var stream = await inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        for (var at = codings.Count - 1; at >= 0; at--) stream = new DecodedStream(stream, codings[at], route);
        return stream;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false)) await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
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

    private static bool IsOfEncoding(string header) =>
        header.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);
}
