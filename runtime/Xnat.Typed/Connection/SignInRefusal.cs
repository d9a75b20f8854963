namespace Xnat.Typed;

/// <summary>Says why a server did not open a session.</summary>
internal sealed class SignInRefusal(XnatCredential credential, Uri server)
{
    public XnatException Of(HttpResponseMessage response, FailedAnswer answer, string text)
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

    /// <summary>For a sign-in that was accepted, in a session that is not that of who signed in.</summary>
    public XnatAuthenticationException NotThePerson(IdentityAnswer named)
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

    public static XnatAuthenticationException ExpiredPassword(FailedAnswer answer, Uri server) =>
        new($"The password has expired ({answer}); sign in to {server.Authority} with a browser and change it.", answer);

    public XnatResponseException NotXnat(FailedAnswer answer) =>
        new($"{server.Authority} does not answer like an XNAT ({answer}); check the address, with the path of the web application if XNAT is not at the root, such as https://example.org/xnat.", answer);
}
