using System.Net;

namespace Xnat.Typed;

/// <summary>Opens and ends sessions of one credential at one server.</summary>
internal sealed class SignIn(XnatCredential credential, Uri server, XnatClientOptions options, CookieJar cookies, HttpMessageInvoker wire)
{
    public bool CanRepeat => credential.CanSignInAgain;

    /// <summary>Opens a session and gives its id.</summary>
    public async Task<string> OpenAsync(CancellationToken cancellationToken)
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
        if (credential is SessionCredential running) return running.Id;
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
        if (LoginPage.SaysPasswordExpired(text)) return ExpiredPassword(answer);
        return (int)answer.Status switch
        {
            401 or 403 => new XnatAuthenticationException(WrongCredential(answer), answer),
            404 or 405 => NotXnat(answer),
            _ => new XnatResponseException($"Sign-in failed: {answer}. {Advice.For(answer)}", answer),
        };
    }

    private string WrongCredential(FailedAnswer answer) => credential switch
    {
        SessionCredential => $"{server.Authority} does not know this session any more ({answer}); sign in again and take the new session's id.",
        GuestCredential => $"{server.Authority} shows nothing to guests ({answer}); give a user's credential.",
        AliasTokenCredential => $"{server.Authority} refused the alias token ({answer}); tokens expire, issue a new one.",
        _ => $"{server.Authority} refused name and password ({answer}); check both, then whether the account is enabled, verified and not locked after failed attempts.",
    };

    private XnatException Led(Uri location, FailedAnswer answer)
    {
        if (LoginPage.IsPasswordChangeAt(location)) return ExpiredPassword(answer);
        // A session of a 'guest' on a closed site, or one that has died, ends here.
        if (LoginPage.IsAt(location)) return new XnatAuthenticationException(WrongCredential(answer), answer);
        return new XnatResponseException(
            $"{server.Authority} leads sign-in to {location.GetLeftPart(UriPartial.Authority)} and was not followed, since the password would go there; connect to the address that the browser ends up at.",
            answer);
    }

    private XnatAuthenticationException ExpiredPassword(FailedAnswer answer) =>
        new($"The password has expired ({answer}); sign in to {server.Authority} with a browser and change it.", answer);

    private XnatResponseException NotXnat(FailedAnswer answer) =>
        new($"{server.Authority} does not answer like an XNAT ({answer}); check the address, with the path of the web application if XNAT is not at the root, such as https://example.org/xnat.", answer);
}
