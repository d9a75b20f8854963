namespace Xnat.Typed;

/// <summary>The content of an answer without the encodings of its way.</summary>
internal sealed class DecodedContent : AnswerContent
{
    private readonly IReadOnlyList<string> codings;
    private readonly string route;

    // Both headers tell of the encoded bytes.
    private DecodedContent(HttpContent inner, IReadOnlyList<string> codings, string route)
        : base(inner, IsOfEncoding)
    {
        this.codings = codings;
        this.route = route;
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

    protected override async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var stream = await Inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        for (var at = codings.Count - 1; at >= 0; at--) stream = new DecodedStream(stream, codings[at], route);
        return stream;
    }

    private static bool IsOfEncoding(string header) =>
        header.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);
}
