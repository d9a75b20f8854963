using System.Globalization;

namespace Xnat.Typed;

/// <summary>Says why a server did not open a session.</summary>
internal sealed class SignInRefusal(XnatCredential given, Uri server)
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    private volatile KnownCredential? found;

    /// <summary>What was found to sign in with.</summary>
    public KnownCredential Found
    {
        set => found = value;
    }

    public XnatException Of(FailedAnswer answer)
    {
        var signs = answer.Signs;
        if (signs.IsPasswordExpired) return SignInAdvice.ExpiredPassword(answer, server);
        if (signs.SignOn is { } kind) return SignInAdvice.SingleSignOn(kind, answer, server);
        if (signs.Target is { } target) return Led(target, answer);
        if (signs.WantsHttps)
            return new XnatResponseException($"{server.Authority} speaks https at this port ({answer}); connect to " +
            $"{TlsAdvice.HttpsAddress(server)}.", answer);
        return (int)answer.Status switch
        {
            200 => NotXnat(answer),
            401 or 403 when signs.IsSessionLimit => ManySessions(answer),
            403 when answer.Says("Site has not yet been configured") =>
                new XnatResponseException($"Sign-in failed: {answer}. {Advice.For(answer)}", answer),
            401 or 403 when signs.IsForeign => Foreign(answer),
            401 or 403 => new XnatAuthenticationException(WrongCredential(answer), answer),
            404 or 405 => NotXnat(answer),
            _ => new XnatResponseException($"Sign-in failed: {answer}. {Advice.For(answer)}", answer),
        };
    }

    /// <summary>For an answer that is fine in itself, but not XNAT's.</summary>
    public XnatResponseException NotXnat(FailedAnswer answer) => answer.Signs.SignOn is { } kind
        ? SignInAdvice.SingleSignOn(kind, answer, server)
        : new XnatResponseException($"{server.Authority} does not answer like an XNAT ({answer}); check the address, with the path of " +
            "the web application if XNAT is not at the root, such as https://example.org/xnat.", answer);

    /// <summary>For a sign-in that was accepted, in a session that is not that of who signed in.</summary>
    public XnatException NotThePerson(IdentityAnswer named)
    {
        // Status 200 is the login page; any other may be somebody else's.
        if (named.IsNobody)
            return (int)named.Answer.Status == 200
                ? new XnatAuthenticationException(WrongCredential(named.Answer), named.Answer)
                : Of(named.Answer);
        var taken = named.User is null ? "does not say whose session it is"
            : SignedInUser.IsGuest(named.User) ? "takes it for a guest's"
            : "takes it for another user's";
        return new XnatAuthenticationException(
            $"{server.Authority} accepted the sign-in and {taken} ({named.Answer}); {Remedy}.", named.Answer);
    }

    private string Remedy => found switch
    {
        SessionCredential => "sign in again and take the new session's id",
        AliasTokenCredential => "issue a new token as the user who is to work with it",
        _ => "check the account, and whether a proxy before the server signs in on its own",
    };

    private string WrongCredential(FailedAnswer answer) => found switch
    {
        SessionCredential =>
            $"{server.Authority} does not know this session any more ({answer}); sign in again and take the new session's " +
            $"id.{Clocks(answer)}",
        GuestCredential => $"{server.Authority} shows nothing to guests ({answer}); give a user's credential.",
        AliasTokenCredential => $"{server.Authority} refused the alias token ({answer}); tokens expire, issue a new one.{Clocks(answer)}",
        _ => $"{server.Authority} refused name and password ({answer}); check both, then whether the account is enabled, verified and " +
            "not locked after failed attempts."
            + (given.Origin is { } origin ? $" They are from {origin}." : ""),
    };

    private static string Clocks(FailedAnswer answer)
    {
        if (answer.Signs.ClockAhead is not { } ahead || ahead.Duration() < ClocksDiffer) return "";
        var minutes = string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalMinutes:0}");
        return $" The server's clock is {minutes} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine's, so what " +
            "looks valid here may have expired there; set the clock that is wrong.";
    }

    private XnatAuthenticationException ManySessions(FailedAnswer answer) =>
        new($"{server.Authority} opens no further session for this account ({answer}): it has as many as the site allows at a time. "
            + "Dispose clients that are done, which signs them out, or wait until old sessions end; the limit is the site's.", answer);

    private XnatResponseException Foreign(FailedAnswer answer) =>
        new($"{answer}, but not as XNAT does: another program sits at {server.Authority} or before it and wants a sign-in of its own. "
            + "Check the address, with the path of the web application if XNAT is not at the root, such as https://example.org/xnat; " +
                "then ask who runs the proxy.", answer);

    private XnatException Led(Uri location, FailedAnswer answer)
    {
        var address = Redirection.Application(location, server, hasLabels: false);
        var isHere = address == server.AbsoluteUri.TrimEnd('/');
        // A session of a 'guest' on a closed site, or one that has died, ends here.
        if (LoginPage.IsAt(location) && isHere) return new XnatAuthenticationException(WrongCredential(answer), answer);
        if (Redirection.IsSameHost(location, server) && !isHere)
            return new XnatResponseException($"{server.Authority} leads sign-in to {address} and was not followed ({answer}); connect to " +
                "that address.", answer);
        return new XnatResponseException(
            $"{server.Authority} leads sign-in to {ServerAddress.Origin(location)} and was not followed, since the password would go " +
                "there; connect to the address that the browser ends up at.",
            answer);
    }
}
