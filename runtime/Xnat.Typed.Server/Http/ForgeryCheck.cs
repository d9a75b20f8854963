using Xnat.Typed.Server.Administration;

namespace Xnat.Typed.Server.Http;

/// <summary>Changes that a browser sends must carry the token of its session: a page of somebody else's cannot know it.</summary>
internal static class ForgeryCheck
{
    private const string Parameter = "XNAT_CSRF";

    /// <summary>Refuses a change without the token.</summary>
    /// <returns><see langword="null"/> if nothing is wrong.</returns>
    public static async Task<Answer?> RefuseAsync(XnatRequest request, SiteRules rules, CancellationToken cancellationToken)
    {
        if (request.Method is not ("POST" or "PUT" or "DELETE") || !UserAgents.NeedsToken(request.UserAgent, rules)) return null;
        // Signing in is what gives a session its token.
        if (request.Segments is ["data" or "REST", "services", "auth"]) return null;
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (request.Session is { } session && request.Parameters[Parameter] == session.Token) return null;
        request.Route = "(refused)";
        // Inside Restlet nobody catches it; the newer API answers properly.
        return request.Segments is ["xapi", ..]
            ? Answer.Text("XNAT_CSRF token was not properly set in the user request", 403)
            : StatusPage.Restlet(500, null);
    }
}
