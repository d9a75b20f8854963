using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>Sessions: <c>/data/JSESSION</c>, <c>/data/auth</c>, <c>/data/services/auth</c>.</summary>
internal sealed class SignInRoutes(Site site)
{
    /// <summary>Signs in with a form.</summary>
    public async Task<Answer> SignInAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasBody) return WithoutForm(request);
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var fields = request.Parameters;
        CheckProvider(fields);
        var user = site.Authenticator.SignIn(fields.First("username", "j_username") ?? "", fields.First("password", "j_password") ?? "");
        if (user is null || site.Authenticator.Open(request.Context, user.Login) is not { } session) throw Failed();
        return Answer.Text(session.Id);
    }

    /// <summary>The form of the sign-in page: a session in a cookie and the home page, or the sign-in page again.</summary>
    public async Task<Answer> SignInByPageAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.HasBody) await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var fields = request.Parameters;
        var user = site.Authenticator.SignIn(fields.First("username", "j_username") ?? "", fields.First("password", "j_password") ?? "");
        var isIn = user is not null && site.Authenticator.Open(request.Context, user.Login) is not null;
        return Answer.Empty(302).With("Location", isIn ? "/" : "/app/template/Login.vm?failed=true");
    }

    /// <summary>Who comes without a body finds nothing here.</summary>
    public static Answer WithoutForm(XnatRequest request) => throw RestException.NotFound();

    public static Answer WhoAmI(XnatRequest request)
    {
        // Even where a site is open, a guest is not logged in.
        if (request.IsGuest) throw new RestException(401);
        return Answer.Text($"User '{request.Access.Login}' is logged in" + Token(request, request.Session));
    }

    public Answer Session(XnatRequest request)
    {
        var session = request.Session ?? site.Authenticator.Open(request.Context, null)!;
        return Answer.Text(session.Id + Token(request, session));
    }

    public Answer End(XnatRequest request)
    {
        if (request.Session is { } ended) site.Sessions.Close(ended.Id);
        return Answer.Empty();
    }

    /// <summary>
    /// An unknown provider is no sign-in; an unknown authenticator, or a name that several providers share, is a mistake of the caller.
    /// </summary>
    private void CheckProvider(ParameterList fields)
    {
        if (fields.First("authenticatorId") is { } authenticator && !site.Authenticator.IsAuthenticator(authenticator))
            throw RestException.BadRequest("Authentication failed: there is no authenticator of that id.");
        if (fields.First("provider", "login_method") is not { } provider) return;
        switch (site.Authenticator.Providers(provider).Count)
        {
            case 0: throw Failed();
            case > 1: throw RestException.BadRequest("Authentication failed: several providers have that name; give the id of one.");
            default: return;
        }
    }

    private static RestException Failed() => new(401, "Authentication failed.");

    /// <summary>The token that browsers have to repeat.</summary>
    private static string Token(XnatRequest request, Session? session) =>
        request.Query.IsTrue("CSRF") && session is not null ? "; XNAT_CSRF=" + session.Token : "";
}
