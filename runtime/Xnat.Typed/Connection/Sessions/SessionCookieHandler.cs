using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// Carries requests about a session past the handling of the session in use, with the cookies of the one that they are about.
/// </summary>
internal sealed class SessionCookieHandler(
    CookieJar cookies, SessionLife life, XnatClientOptions options, HttpMessageHandler wire)
    : DelegatingHandler(wire)
{
    private static readonly HttpRequestOptionsKey<string> Session = new(IXnatSessionApi.Session);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", options.Introduction);
        request.Options.TryGetValue(Session, out var id);
        if (cookies.Header(id) is { Length: > 0 } kept) request.Headers.TryAddWithoutValidation("Cookie", kept);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        var told = cookies.Keep(response.Headers);
        if (response.IsSuccessStatusCode) life.Prolong(told, isUse: false);
        return response;
    }
}
