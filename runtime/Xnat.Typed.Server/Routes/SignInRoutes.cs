using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes;

/// <summary>Sessions: <c>/data/JSESSION</c>, <c>/data/auth</c>, <c>/data/services/auth</c>.</summary>
internal sealed class SignInRoutes(Site site)
{
    public async Task<Answer> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        if (segments[0] == "services") return await SignInAsync(request, cancellationToken).ConfigureAwait(false);
        return segments[0] == "auth" ? WhoAmI(request) : Session(request);
    }

    private async Task<Answer> SignInAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        request.Route = "/data/services/auth";
        // GET, and a request without a body, find nothing here.
        if (request.Method is not ("PUT" or "POST") || !request.HasBody) throw RestException.NotFound();
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var fields = request.Parameters;
        var provider = fields.First("provider", "login_method");
        var user = site.Sessions.FindUser(fields.First("username", "j_username") ?? "", fields.First("password", "j_password") ?? "");
        if (user is null || provider is not (null or "localdb")) throw new RestException(401, "Authentication failed.");
        return Answer.Text(site.Authenticator.Open(request.Context, user));
    }

    private static Answer WhoAmI(XnatRequest request)
    {
        request.Route = "/data/auth";
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        return Answer.Text($"User '{request.Access.Login}' is logged in" + Token(request));
    }

    private Answer Session(XnatRequest request)
    {
        request.Route = "/data/JSESSION";
        switch (request.Method)
        {
            case "GET" or "HEAD" or "POST":
                var id = request.SessionId ?? site.Authenticator.Open(request.Context, null);
                return Answer.Text(id + Token(request));
            case "DELETE":
                if (request.SessionId is { } session) site.Sessions.Close(session);
                return Answer.Empty();
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    /// <summary>The token that browsers have to repeat; it belongs to the session, so it is derived from it.</summary>
    private static string Token(XnatRequest request)
    {
        if (!request.Query.IsTrue("CSRF") || request.SessionId is not { } session) return "";
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(session));
        return "; XNAT_CSRF=" + new Guid(hash.AsSpan(0, 16));
    }
}
