using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// Sends within the session, to its server and to no other, and hands on only what was answered within it: an answer to a dead session is
/// dropped, and the request sent again in a new one.
/// </summary>
internal sealed class SessionHandler(
    SessionKeeper sessions,
    SignIn signIn,
    SessionIdentity identity,
    CookieJar cookies,
    SessionLife life,
    SessionPulse pulse,
    Uri server,
    XnatClientOptions options,
    HttpMessageHandler wire)
    : DelegatingHandler(wire)
{
    private static readonly HttpRequestOptionsKey<bool> Trial = new(IXnatSessionApi.Trial);

    // Routes that answered 401 to a living session: there the server is asked first, or each call would sign in.
    private readonly ConcurrentDictionary<string, bool> refusingRoutes = new(StringComparer.Ordinal);

    /// <summary>Asks whose session it is, in a new one if it has ended.</summary>
    /// <returns>The login; <see langword="null"/> for a guest, who is not asked.</returns>
    /// <exception cref="XnatAuthenticationException">It has ended, and the server did not let us in again.</exception>
    public async Task<string?> WhoAmIAsync(CancellationToken cancellationToken)
    {
        while (signIn.IsPerson)
        {
            var session = await sessions.GetAsync(cancellationToken).ConfigureAwait(false);
            var named = await identity.AskAsync(session.Id, cancellationToken).ConfigureAwait(false);
            if (identity.Accept(named)) return named.User;
            if (!signIn.CanRepeat) throw HasEnded(named.Answer);
            await sessions.RenewAsync(session, named.Answer, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Makes sure that the session in use is still that of who signed in.</summary>
    /// <exception cref="XnatAuthenticationException">It was not; a new one has taken its place.</exception>
    public async Task RequireSameUserAsync(CancellationToken cancellationToken)
    {
        if (!signIn.IsPerson) return;
        var session = await sessions.GetAsync(cancellationToken).ConfigureAwait(false);
        var named = await identity.AskAsync(session.Id, cancellationToken).ConfigureAwait(false);
        if (identity.Accept(named)) return;
        if (signIn.CanRepeat) await sessions.RenewAsync(session, named.Answer, cancellationToken).ConfigureAwait(false);
        throw new XnatAuthenticationException(
            $"The session had ended meanwhile ({named.Answer}), so it is not certain what became of the last call. " +
            "Look at the object on the server, then do it again if need be." +
            (signIn.CanRepeat ? "" : " Connect with the id of a new session first."),
            named.Answer);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } target || !ServerAddress.SameOrigin(target, server))
            throw new InvalidOperationException(
                $"This client's session is sent to {server.Authority} alone; use an HttpClient of your own for other servers.");
        for (var isRepeated = false; ; isRepeated = true)
        {
            var session = await sessions.EnterAsync(cancellationToken).ConfigureAwait(false);
            var (response, ended) = await SendWithinAsync(session, request, isRepeated, cancellationToken).ConfigureAwait(false);
            if (response is not null) return response;
            if (!signIn.CanRepeat) throw HasEnded(ended!);
            await sessions.RenewAsync(session, ended!, cancellationToken).ConfigureAwait(false);
            if (!CanSendAgain(request)) throw CannotSendAgain(ended!);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pulse.Dispose();
            sessions.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The answer, or what was answered to somebody else.</summary>
    private async Task<(HttpResponseMessage? Response, FailedAnswer? Ended)> SendWithinAsync(
        LiveSession session, HttpRequestMessage request, bool isRepeated, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            Prepare(request, session.Id);
            var answered = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            answered.RequestMessage = request;
            var told = cookies.Keep(answered.Headers);
            response = answered;
            if (!HasOwnSession(request) && !await IsWithinAsync(session, answered, isRepeated, cancellationToken).ConfigureAwait(false))
            {
                var ended = FailureReader.Describe(request, answered, null, server, options);
                // Before this request counts as done: those that wait for it would send in a session that has ended.
                sessions.MarkEnded(session, ended);
                return (null, ended);
            }

            session.Serve();
            if (!HasOwnSession(request)) life.Prolong(told, isUse: true);
            pulse.Start();
            response = null;
            return (answered, null);
        }
        finally
        {
            response?.Dispose();
            sessions.Leave(session);
        }
    }

    private void Prepare(HttpRequestMessage request, string id)
    {
        request.Headers.Remove("Cookie");
        request.Headers.TryAddWithoutValidation("Cookie", cookies.Header(id));
        if (!request.Headers.Contains("User-Agent")) request.Headers.TryAddWithoutValidation("User-Agent", options.Introduction);
        // Restlet negotiates Accept before it looks at format=: anything narrower than this can end in 406.
        if (!request.Headers.Contains("Accept")) request.Headers.TryAddWithoutValidation("Accept", "*/*");
    }

    /// <summary>Whether the answer was given to who signed in.</summary>
    private async Task<bool> IsWithinAsync(
        LiveSession session, HttpResponseMessage response, bool isRepeated, CancellationToken cancellationToken)
    {
        if (SetCookie.EndsSession(response.Headers, session.Id, server)) return false;
        if (await AsksForSignInAsync(response, cancellationToken).ConfigureAwait(false))
        {
            var route = $"{response.RequestMessage!.Method} {RouteTemplate.Of(response.RequestMessage.RequestUri!, server)}";
            if (signIn.CanRepeat && !isRepeated && !refusingRoutes.ContainsKey(route)) return false;
            if (!await IsSamePersonAsync(session, response, cancellationToken).ConfigureAwait(false)) return false;
            refusingRoutes.TryAdd(route, true);
            return true;
        }

        // A guest gets these where a person would see the thing.
        if (response.StatusCode == HttpStatusCode.NotFound && IsTrial(response.RequestMessage!)) return true;
        return (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound) && !IsPageUnseen(response))
            || await IsSamePersonAsync(session, response, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsTrial(HttpRequestMessage request) => request.Options.TryGetValue(Trial, out var isTrial) && isTrial;

    /// <summary>The head of a page, which may be that of the sign-in.</summary>
    private static bool IsPageUnseen(HttpResponseMessage response) =>
        response.RequestMessage!.Method == HttpMethod.Head && response.StatusCode == HttpStatusCode.OK
        && response.Content.Headers is { ContentType.MediaType: "text/html", ContentDisposition: null };

    private async Task<bool> IsSamePersonAsync(LiveSession session, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!signIn.IsPerson) return true;
        RequestSlot.LendThatOf(response.RequestMessage!);
        return identity.Accept(await identity.AskAsync(session.Id, cancellationToken).ConfigureAwait(false));
    }

    private static XnatAuthenticationException HasEnded(FailedAnswer answer) =>
        new($"{answer}: the session has ended. Sign in again and connect with the id of the new session.", answer);

    private static XnatAuthenticationException CannotSendAgain(FailedAnswer answer) =>
        new(
            $"{answer}: the session had ended, and the body of the request cannot be sent a second time. " +
            "There is a new session now: send again, or give a file or a stream that can seek.",
            answer);

    /// <summary>Signing in or out through the caller's own request: what it answers is about that session, not about this one.</summary>
    private bool HasOwnSession(HttpRequestMessage request)
    {
        if (request.Headers.Contains("Authorization")) return true;
        var route = RouteTemplate.Of(request.RequestUri!, server);
        return route.EndsWith("/services/auth", StringComparison.Ordinal)
            || (request.Method == HttpMethod.Delete && route.EndsWith("/JSESSION", StringComparison.Ordinal));
    }

    private static async Task<bool> AsksForSignInAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized) return true;
        if (Redirection.TargetOf(response, response.RequestMessage!.RequestUri!) is { } target) return LoginPage.IsAt(target);
        if (response.StatusCode != HttpStatusCode.OK
            || response.Content.Headers.ContentType?.MediaType is not (null or "text/plain" or "text/html"))
            return false;
        // A file of the archive that happens to be a page comes as an attachment.
        if (response.Content.Headers.ContentDisposition is not null) return false;
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        if (!isPage && response.Content.Headers.ContentLength > LoginPage.NoteLength) return false;
        var length = isPage ? LoginPage.PeekLength : LoginPage.NoteLength;
        var peeked = await PeekedContent.PeekAsync(response.Content, length, cancellationToken).ConfigureAwait(false);
        response.Content = peeked;
        return isPage ? LoginPage.IsIn(peeked.Beginning) : LoginPage.SaysSessionExpired(peeked.Beginning);
    }

    private static bool CanSendAgain(HttpRequestMessage request) => request.Content is null || CanSendAgain(request.Content);

    private static bool CanSendAgain(HttpContent content) => content switch
    {
        MultipartContent parts => parts.All(CanSendAgain),
        _ => content is ByteArrayContent or ReadOnlyMemoryContent or JsonContent or IRepeatableContent { CanRepeat: true },
    };
}
