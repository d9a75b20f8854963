namespace Xnat.Typed.Tool.Parity;

/// <summary>
/// Sees the cookie that a signed-in client sends, so that the list can be played without what the client does to answers.
/// </summary>
internal sealed class SessionCookie
{
    private string? seen;

    public HttpMessageHandler Watch(SocketsHttpHandler inner) => new Watcher(this, inner);

    /// <exception cref="XnatException">The client has no session.</exception>
    public async Task<string> OfAsync(XnatClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "data/auth");
        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        return seen ?? throw new XnatException("The server opened no session, so that nothing can be compared.");
    }

    private sealed class Watcher(SessionCookie owner, SocketsHttpHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.TryGetValues("Cookie", out var cookies)) owner.seen = string.Join("; ", cookies);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
