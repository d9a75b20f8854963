using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routes.Administration;
using Xnat.Typed.Server.Routes.Users;
using Xnat.Typed.Server.Routes.Projects;

namespace Xnat.Typed.Server.Routes;

/// <summary>Finds the room for what is not data: sessions, users, tokens, invitations, configurations, workflows.</summary>
internal sealed class AdministrationRouter(Site site)
{
    private readonly SignInRoutes signIn = new(site);
    private readonly TokenRoutes tokens = new(site);
    private readonly UserRoutes users = new(site);
    private readonly AccessRequestRoutes pars = new(site);
    private readonly ConfigRoutes configs = new(site);
    private readonly WorkflowRoutes workflows = new(site);
    private readonly WorkflowListRoutes workflowLists = new(site);

    /// <summary>Answers what begins like one of its addresses.</summary>
    /// <param name="request">The request.</param>
    /// <param name="segments">Its path behind <c>/data</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns><see langword="null"/> for everything else.</returns>
    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken) => segments switch
    {
        ["JSESSION" or "JSESSIONID" or "auth", ..] or ["services", "auth"] => await signIn.HandleAsync(request, segments, cancellationToken).ConfigureAwait(false),
        ["services", "tokens", ..] => tokens.Handle(request, [.. segments.Skip(2)]),
        ["users", ..] or ["user"] or ["user", not "cache", ..] => await users.HandleAsync(request, segments, cancellationToken).ConfigureAwait(false),
        ["archive", "user", _, "sessions"] => await users.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["pars", ..] => pars.Handle(request, [.. segments.Skip(1)]),
        ["config", ..] => await configs.HandleAsync(request, null, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["projects", var project, "config", ..] => await configs.HandleAsync(request, project, [.. segments.Skip(3)], cancellationToken).ConfigureAwait(false),
        ["workflows", ..] => await workflows.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["services", "workflows", ..] => workflowLists.Handle(request, [.. segments.Skip(2)]),
        _ => null,
    };
}
