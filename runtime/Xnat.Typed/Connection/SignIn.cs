using System.Net;

namespace Xnat.Typed;

/// <summary>Opens and ends sessions of one credential at one server.</summary>
internal sealed class SignIn(
    XnatCredential credential, Uri server, XnatClientOptions options, CookieJar cookies, SessionIdentity identity, HttpMessageInvoker wire)
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
            return identity.Accept(known) ? (running.Id, null) : throw NotThePerson(known);
        }

        var id = await EnterAsync(cancellationToken).ConfigureAwait(false);
        if (!IsPerson) return (id, null);
        var named = await identity.AskAsync(id, cancellationToken).ConfigureAwait(false);
        if (identity.Accept(named)) return (id, null);
        return named.IsNobody ? (null, named.Answer) : throw NotThePerson(named);
    }

    public static XnatAuthenticationException ExpiredPassword(FailedAnswer answer, Uri server) =>
        new($"The password has expired ({answer}); sign in to {server.Authority} with a browser and change it.", answer);

    public XnatAuthenticationException SessionsDoNotLive(int count, FailedAnswer answer) => new(
        $"{server.Authority} accepted the sign-in and ended the session before it was of use, {count} times in a row (at last: {answer}). " +
        "The account may have as many sessions as the site allows, or a load balancer sends requests to servers that do not share sessions (it needs sticky sessions); " +
        "end other sessions, or ask the server's administrator.",
        answer);

    private async Task<string> EnterAsync(CancellationToken cancellationToken)
    {
        using var request = credential.CreateSignIn(server);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (!request.Headers.Contains("Cookie") && cookies.Header(null) is { Length: > 0 } kept) request.Headers.TryAddWithoutValidation("Cookie", kept);
        using var response = await wire.SendAsync(request, cancellationToken).ConfigureAwait(false);
        cookies.Keep(response.Headers);
        var text = await AnswerText.ReadAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        var answer = FailureReader.Describe(request, response, text, server, options);
        if (response.StatusCode != HttpStatusCode.OK) throw Refused(response, answer, text);
        if (AnswerText.IsHtml(text)) throw NotXnat(answer);
        return SessionId.Parse(text) ?? throw NotXnat(answer);
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

    private XnatException Refused(HttpResponseMessage response, FailedAnswer answer, string text)
    {
        if (response.Headers.Location is { } location) return Led(new Uri(server, location), answer);
        if (LoginPage.SaysPasswordExpired(text)) return ExpiredPassword(answer, server);
        return (int)answer.Status switch
        {
            401 or 403 => new XnatAuthenticationException(WrongCredential(answer), answer),
            404 or 405 => NotXnat(answer),
            _ => new XnatResponseException($"Sign-in failed: {answer}. {Advice.For(answer)}", answer),
        };
    }

    private XnatAuthenticationException NotThePerson(IdentityAnswer named)
    {
        if (named.IsNobody) return new(WrongCredential(named.Answer), named.Answer);
        var taken = named.User is null ? "does not say whose session it is" : SignedInUser.IsGuest(named.User) ? "takes it for a guest's" : "takes it for another user's";
        return new($"{server.Authority} accepted the sign-in and {taken} ({named.Answer}); {Remedy}.", named.Answer);
    }

    private string Remedy => credential switch
    {
        SessionCredential => "sign in again and take the new session's id",
        AliasTokenCredential => "issue a new token as the user who is to work with it",
        _ => "check the account, and whether a proxy before the server signs in on its own",
    };

    private string WrongCredential(FailedAnswer answer) => credential switch
    {
        SessionCredential => $"{server.Authority} does not know this session any more ({answer}); sign in again and take the new session's id.",
        GuestCredential => $"{server.Authority} shows nothing to guests ({answer}); give a user's credential.",
        AliasTokenCredential => $"{server.Authority} refused the alias token ({answer}); tokens expire, issue a new one.",
        _ => $"{server.Authority} refused name and password ({answer}); check both, then whether the account is enabled, verified and not locked after failed attempts.",
    };

    private XnatException Led(Uri location, FailedAnswer answer)
    {
        if (LoginPage.IsPasswordChangeAt(location)) return ExpiredPassword(answer, server);
        // A session of a 'guest' on a closed site, or one that has died, ends here.
        if (LoginPage.IsAt(location)) return new XnatAuthenticationException(WrongCredential(answer), answer);
        return new XnatResponseException(
            $"{server.Authority} leads sign-in to {location.GetLeftPart(UriPartial.Authority)} and was not followed, since the password would go there; connect to the address that the browser ends up at.",
            answer);
    }

    private XnatResponseException NotXnat(FailedAnswer answer) =>
        new($"{server.Authority} does not answer like an XNAT ({answer}); check the address, with the path of the web application if XNAT is not at the root, such as https://example.org/xnat.", answer);
}
