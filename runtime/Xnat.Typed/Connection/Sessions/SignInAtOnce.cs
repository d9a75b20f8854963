using System.Net;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// Opens a session and learns whose it is by one request. It gives no answer where the server cannot have looked at the name and the
/// password, so that the form may be sent without counting as a second attempt.
/// </summary>
internal sealed class SignInAtOnce(
    Uri server, XnatClientOptions options, SessionIdentity identity, SignInRefusal refusal, IXnatSessionApi api)
{
    /// <summary>The realm of the guard that up to XNAT 1.6 compares passwords itself; other realms are for who brought none.</summary>
    private const string ComparingRealm = "\"XNAT Protected Area\"";

    // What was overlooked once is not tried again.
    private volatile bool isOverlooked;

    /// <returns>Id of the session; <see langword="null"/> if the header was overlooked, or no cookie came back.</returns>
    /// <exception cref="XnatException">The server refuses the credential, or takes it for another's.</exception>
    public async Task<string?> OpenAsync(string authorization, CancellationToken cancellationToken)
    {
        if (isOverlooked) return null;
        using var response = await api.SignInAtOnceAsync(authorization, cancellationToken).ConfigureAwait(false);
        var text = await AnswerText.ReadAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        var answer = FailureReader.Describe(response.RequestMessage!, response, text, server, options);
        if (!IsOverlooked(response, answer))
        {
            if (response.StatusCode != HttpStatusCode.OK || answer.Signs.IsPasswordExpired) throw refusal.Of(answer);
            var user = SignedInUser.In(text);
            if (user is not null && !SignedInUser.IsGuest(user) && SetCookie.SessionOf(response.Headers, server) is { } id)
            {
                var named = new IdentityAnswer(user, false, answer);
                return identity.Accept(named) ? id : throw refusal.NotThePerson(named);
            }
        }

        isOverlooked = true;
        return null;
    }

    /// <summary>XNAT's filter compares the password before it looks for the route, and says 401 without challenge to a wrong one.</summary>
    private static bool IsOverlooked(HttpResponseMessage response, FailedAnswer answer) => response.StatusCode switch
    {
        _ when answer.Signs.IsPasswordExpired => false,
        _ when answer.Signs.SignOn is not null => true,
        _ when answer.Signs.Target is { } target => LoginPage.IsAt(target),
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => true,
        HttpStatusCode.Unauthorized => response.Headers.WwwAuthenticate.Any(
            static challenge => challenge.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
                && challenge.Parameter?.Contains(ComparingRealm, StringComparison.OrdinalIgnoreCase) is not true),
        _ => false,
    };
}
