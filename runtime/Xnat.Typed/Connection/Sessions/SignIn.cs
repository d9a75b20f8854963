using System.Net;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Opens and ends sessions of one credential at one server.</summary>
internal sealed class SignIn(
    XnatCredential given,
    Uri server,
    XnatClientOptions options,
    SessionIdentity identity,
    SignInRefusal refusal,
    IXnatSessionApi api,
    Observer observer)
{
    private readonly SignInAtOnce atOnce = new(server, options, identity, refusal, api);
    private volatile KnownCredential? found;
    private bool hasOpened;

    public bool CanRepeat => given.CanSignInAgain;

    /// <summary>Whether somebody signs in who could be taken for somebody else.</summary>
    public bool IsPerson => found is not GuestCredential;

    /// <summary>Opens a session and makes sure that it is that of who signs in.</summary>
    /// <returns>Its id; none if it had ended before it was asked whose it is.</returns>
    /// <exception cref="XnatAuthenticationException">The server refuses the credential, or takes it for another's.</exception>
    public async Task<(string? Id, FailedAnswer? Answer)> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var opened = await FindAndOpenAsync(cancellationToken).ConfigureAwait(false);
            given.SignedIn(server, opened.Id);
            observer.SignedIn(hasOpened, null);
            hasOpened = true;
            return opened;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            observer.SignedIn(hasOpened, e);
            throw;
        }
        finally
        {
            given.EndSearch();
        }
    }

    /// <summary>Tells who listens that a session has ended.</summary>
    public void Ended(FailedAnswer answer) => observer.SessionEnded(answer.Method, answer.Route, answer.Status);

    private async Task<(string? Id, FailedAnswer? Answer)> FindAndOpenAsync(CancellationToken cancellationToken)
    {
        var request = await FindAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatAuthenticationException e) when (e.Answer.Signs is { IsPasswordExpired: false, IsSessionLimit: false, SignOn: null })
        {
            var other = await FindAsync(e, cancellationToken).ConfigureAwait(false);
            if (other.IsSameAs(request)) throw;
            return await OpenAsync(other, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SignInRequest> FindAsync(XnatAuthenticationException? refused, CancellationToken cancellationToken)
    {
        var credential = await CredentialSearch.FindAsync(given, new(server, hasOpened, refused), cancellationToken).ConfigureAwait(false);
        (found, refusal.Found) = (credential, credential);
        return credential.CreateSignIn(options.AuthenticationProvider);
    }

    private async Task<(string? Id, FailedAnswer? Answer)> OpenAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (request.Session is { } running)
        {
            var known = await identity.AskAsync(running, cancellationToken).ConfigureAwait(false);
            return identity.Accept(known) ? (running, null) : throw refusal.NotThePerson(known);
        }

        if (request.Authorization is { } header && await atOnce.OpenAsync(header, cancellationToken).ConfigureAwait(false) is { } own)
            return (own, null);
        var id = await EnterAsync(request, cancellationToken).ConfigureAwait(false);
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

    private async Task<string> EnterAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        using var form = request.Form is { } fields ? new FormUrlEncodedContent(fields) : null;
        using var response = await SendAsync(form, request.Authorization, cancellationToken).ConfigureAwait(false);
        var text = await AnswerText.ReadAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        var answer = FailureReader.Describe(response.RequestMessage!, response, text, server, options);
        if (response.StatusCode != HttpStatusCode.OK) throw refusal.Of(answer);
        if (AnswerText.IsHtml(text)) throw refusal.NotXnat(answer);
        return SessionId.Parse(text) ?? throw refusal.NotXnat(answer);
    }

    private Task<HttpResponseMessage> SendAsync(HttpContent? form, string? authorization, CancellationToken cancellationToken)
    {
        if (form is not null) return api.SignInAsync(form, cancellationToken);
        return authorization is null
            ? api.StartForGuestAsync(cancellationToken)
            : api.StartAsync(authorization, cancellationToken);
    }

    /// <summary>Ends the session, if it is ours to end.</summary>
    public async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        if (found is not { OwnsSession: true }) return;
        using var response = await api.SignOutAsync(id, cancellationToken).ConfigureAwait(false);
    }
}
