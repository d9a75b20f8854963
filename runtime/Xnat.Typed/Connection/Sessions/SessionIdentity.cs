using System.Net;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// Whose session it is. A site that guests may see answers a dead session with status 200 and less data, so the server is asked who it
/// takes us for, and its answer is compared with the login that it named at the first sign-in: an alias token's user is not the alias.
/// </summary>
internal sealed class SessionIdentity(Uri server, XnatClientOptions options, SignInRefusal refusal, IXnatSessionApi api)
{
    private string? login;

    /// <summary>The login that the server named first; <see langword="null"/> for a guest.</summary>
    public string? Login => Volatile.Read(ref login);

    /// <summary>Asks within a session.</summary>
    /// <exception cref="XnatException">The server could not be asked, or the password has expired.</exception>
    public async Task<IdentityAnswer> AskAsync(string id, CancellationToken cancellationToken)
    {
        using var response = await api.GetUserAsync(id, cancellationToken).ConfigureAwait(false);
        var text = await AnswerText.ReadAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        var answer = FailureReader.Describe(response.RequestMessage!, response, text, server, options);
        if (answer.Signs.IsPasswordExpired || answer.Signs.SignOn is not null) throw FailureReader.Of(answer, server);
        if (SetCookie.EndsSession(response.Headers, id, server)) return new(null, true, answer);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new(SignedInUser.In(text), LoginPage.IsIn(text) || LoginPage.SaysSessionExpired(text), answer),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(null, true, answer),
            _ when answer.Signs.Target is { } target && LoginPage.IsAt(target) => new(null, true, answer),
            _ => throw refusal.Of(answer),
        };
    }

    /// <summary>Whether it is who signed in first; the first answer says who that is.</summary>
    public bool Accept(IdentityAnswer answer)
    {
        if (answer.User is not { } user || SignedInUser.IsGuest(user)) return false;
        return string.Equals(Interlocked.CompareExchange(ref login, user, null) ?? user, user, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The class alone: the login is nobody else's business.</summary>
    public override string ToString() => nameof(SessionIdentity);
}
