namespace Xnat.Typed;

/// <summary>What is said about a sign-in both when it is made and when a later answer asks for one.</summary>
internal static class SignInAdvice
{
    public static XnatAuthenticationException ExpiredPassword(FailedAnswer answer, Uri server) =>
        new($"The password has expired ({answer}); sign in to {server.Authority} with a browser and change it.", answer);

    /// <param name="kind">What stands before the server.</param>
    /// <param name="answer">The answer that shows it.</param>
    /// <param name="server">The server that was asked.</param>
    public static XnatAuthenticationException SingleSignOn(string kind, FailedAnswer answer, Uri server)
    {
        var place = answer.Signs.Target is { } target && !ServerAddress.SameOrigin(target, server)
            ? $"{kind} at {ServerAddress.Origin(target)}" : kind;
        return new(
            $"{server.Authority} wants a single sign-on ({place}; {answer}), which only a browser can pass; sign in with one, then give " +
                "XnatCredential.AliasToken with a token "
            + "that was issued there, or XnatCredential.Session with the value of the cookie JSESSIONID. If a proxy before XNAT asks, it " +
                "has to let /data and /xapi through.",
            answer);
    }
}
