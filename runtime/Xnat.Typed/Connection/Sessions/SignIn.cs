using System.Net;

namespace Xnat.Typed;

/// <summary>Opens and ends sessions of one credential at one server.</summary>
internal sealed class SignIn(
    XnatCredential credential,
    Uri server,
    XnatClientOptions options,
    CookieJar cookies,
    SessionIdentity identity,
    SignInRefusal refusal,
    HttpMessageInvoker wire)
{
    public bool CanRepeat => credential.CanSignInAgain;

    /// <summary>Whether somebody signs in who could be taken for somebody else.</summary>
    public bool IsPerson => credential is not GuestCredential;

    /// <summary>Opens a session and makes sure that it is that of who signs in.</summary>
    /// <returns>Its id; none if it had ended before it was asked whose it is.</returns>
    /// <exception cref="XnatAuthenticationException">The server refuses the credential, or takes it for another's.</exception>
    public async Task<(string? Id, FailedAnswer? Answer)> OpenAsync(CancellationToken cancellationToken)
    {
        if (credential is SessionCredential running)
        {
            var known = await identity.AskAsync(running.Id, cancellationToken).ConfigureAwait(false);
            return identity.Accept(known) ? (running.Id, null) : throw refusal.NotThePerson(known);
        }

        var id = await EnterAsync(cancellationToken).ConfigureAwait(false);
        if (!IsPerson) return (id, null);
        var named = await identity.AskAsync(id, cancellationToken).ConfigureAwait(false);
        if (identity.Accept(named)) return (id, null);
        return named.IsNobody ? (null, named.Answer) : throw refusal.NotThePerson(named);
    }

    public XnatAuthenticationException SessionsDoNotLive(int count, FailedAnswer answer) => new(
        $"{server.Authority} accepted the sign-in and ended the session before it was of use, {count} times in a row " +
        $"(at last: {answer}). The account may have as many sessions as the site allows, or a load balancer sends requests to servers " +
        "that do not share sessions (it needs sticky sessions); end other sessions, or ask the server's administrator.",
        answer);

    private async Task<string> EnterAsync(CancellationToken cancellationToken)
    {
        using var request = credential.CreateSignIn(server);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (!request.Headers.Contains("Cookie") && cookies.Header(null) is { Length: > 0 } kept)
            request.Headers.TryAddWithoutValidation("Cookie", kept);
        using var response = await wire.SendAsync(request, cancellationToken).ConfigureAwait(false);
        cookies.Keep(response.Headers);
        var text = await AnswerText.ReadAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        var answer = FailureReader.Describe(request, response, text, server, options);
        if (response.StatusCode != HttpStatusCode.OK) throw refusal.Of(answer);
        if (AnswerText.IsHtml(text)) throw refusal.NotXnat(answer);
        return SessionId.Parse(text) ?? throw refusal.NotXnat(answer);
    }

    /// <summary>Ends the session, if it is ours to end.</summary>
    public async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        if (!credential.OwnsSession) return;
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(server, "data/JSESSION"));
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Cookie", cookies.Header(id));
        using var response = await wire.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
