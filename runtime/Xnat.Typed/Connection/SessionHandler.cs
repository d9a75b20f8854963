using System.Net;

namespace Xnat.Typed;

/// <summary>
/// Keeps one session: sends its cookie to its server and to no other, follows redirects within the server, and signs in again once when the session
/// has died, whoever notices first while all others wait.
/// </summary>
internal sealed class SessionHandler(SignIn signIn, CookieJar cookies, Uri server, XnatClientOptions options, HttpMessageHandler wire) : DelegatingHandler(wire)
{
    private const int MostRedirects = 5;

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile string? sessionId;

    public async Task OpenAsync(CancellationToken cancellationToken) => sessionId = await signIn.OpenAsync(cancellationToken).ConfigureAwait(false);

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref sessionId, null) is { } id) await signIn.EndAsync(id, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } target || !ServerAddress.SameOrigin(target, server))
            throw new InvalidOperationException($"This client's session is sent to {server.Authority} alone; use an HttpClient of your own for other servers.");
        var used = sessionId ?? throw new ObjectDisposedException("XnatClient", "The client has signed out; connect again.");
        var response = await FollowAsync(request, used, cancellationToken).ConfigureAwait(false);
        if (!await AsksForSignInAsync(response, cancellationToken).ConfigureAwait(false)) return response;
        if (!signIn.CanRepeat || !CanSendAgain(request)) return response;
        response.Dispose();
        var fresh = await SignInAgainAsync(used, cancellationToken).ConfigureAwait(false);
        return await FollowAsync(request, fresh, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) gate.Dispose();
        base.Dispose(disposing);
    }

    private async Task<string> SignInAgainAsync(string dead, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var current = sessionId ?? throw new ObjectDisposedException("XnatClient", "The client has signed out; connect again.");
            if (current != dead) return current;
            var fresh = await signIn.OpenAsync(cancellationToken).ConfigureAwait(false);
            sessionId = fresh;
            return fresh;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, string id, CancellationToken cancellationToken)
    {
        var current = request;
        for (var hops = 0; ; hops++)
        {
            Prepare(current, id);
            var response = await base.SendAsync(current, cancellationToken).ConfigureAwait(false);
            cookies.Keep(response.Headers);
            response.RequestMessage = current;
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location) return response;
            var next = new Uri(current.RequestUri!, location);
            if (LoginPage.IsAt(next)) return response;
            var failure = Refusal(next, current, response, hops);
            if (failure is not null)
            {
                response.Dispose();
                throw failure;
            }

            // After 303 the answer lies at the new address, whatever the verb was; the other codes are followed for reading only.
            if (response.StatusCode != HttpStatusCode.SeeOther && current.Method != HttpMethod.Get && current.Method != HttpMethod.Head) return response;
            response.Dispose();
            current = new(current.Method == HttpMethod.Head ? HttpMethod.Head : HttpMethod.Get, next);
        }
    }

    private XnatResponseException? Refusal(Uri next, HttpRequestMessage request, HttpResponseMessage response, int hops)
    {
        var answer = FailureReader.Describe(request, response, null, server, options);
        if (LoginPage.IsPasswordChangeAt(next))
            return new XnatAuthenticationException($"The password has expired ({answer}); sign in to {server.Authority} with a browser and change it.", answer);
        if (!ServerAddress.SameOrigin(next, server))
        {
            return new(
                $"{answer} and leads to {next.GetLeftPart(UriPartial.Authority)}, which was not followed, since the session belongs to {server.Authority}; connect to the other address if it is right.",
                answer);
        }

        return hops < MostRedirects ? null : new($"{answer}: more than {MostRedirects} redirects in a row; check the address and the proxy before the server.", answer);
    }

    private void Prepare(HttpRequestMessage request, string id)
    {
        request.Headers.Remove("Cookie");
        request.Headers.TryAddWithoutValidation("Cookie", cookies.Header(id));
        if (!request.Headers.Contains("User-Agent")) request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        // Restlet negotiates Accept before it looks at format=: anything narrower than this can end in 406.
        if (!request.Headers.Contains("Accept")) request.Headers.TryAddWithoutValidation("Accept", "*/*");
    }

    private static async Task<bool> AsksForSignInAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized) return true;
        if (IsRedirect(response.StatusCode))
            return response.Headers.Location is { } location && LoginPage.IsAt(new Uri(response.RequestMessage!.RequestUri!, location));
        if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "text/html") return false;
        // A file of the archive that happens to be a page comes as an attachment.
        if (response.Content.Headers.ContentDisposition is not null) return false;
        var peeked = await PeekedContent.PeekAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        response.Content = peeked;
        return LoginPage.IsIn(peeked.Beginning);
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static bool CanSendAgain(HttpRequestMessage request) => request.Content is null or ByteArrayContent or IRepeatableContent { CanRepeat: true };
}
