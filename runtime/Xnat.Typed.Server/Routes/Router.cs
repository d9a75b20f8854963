using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routes.Xapi;

namespace Xnat.Typed.Server.Routes;

/// <summary>Finds the room for a request.</summary>
internal sealed class Router(Site site)
{
    private readonly ArchiveRoutes archive = new(site);
    private readonly ServiceRoutes services = new(site);
    private readonly XapiRoutes xapi = new(site);
    private readonly SearchRoutes search = new(site);
    private readonly AdministrationRouter administration = new(site);

    /// <summary>Addresses that answer without credentials on a closed site.</summary>
    public static bool IsOpen(IReadOnlyList<string> segments) => segments switch
    {
        [] => true,
        ["app", ..] => true,
        ["data" or "REST", "JSESSION", ..] => true,
        ["data" or "REST", "services", "auth" or "sendEmailVerification"] => true,
        ["xapi", "siteConfig", "buildInfo" or "siteHome" or "siteId" or "siteLogoPath" or "siteUrl", ..] => true,
        _ => false,
    };

    public async Task<Answer> HandleAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var answer = request.Segments switch
        {
            [] => Home(request),
            ["app", "template", ..] => Login(request),
            ["data" or "REST", ..] => await DataAsync(request, [.. request.Segments.Skip(1)], cancellationToken).ConfigureAwait(false),
            ["xapi", ..] => await xapi.HandleAsync(request, [.. request.Segments.Skip(1)], cancellationToken).ConfigureAwait(false),
            ["schemas", ..] => xapi.Schema(request, [.. request.Segments.Skip(1)]),
            _ => null,
        };
        return answer ?? Unknown(request);
    }

    private async Task<Answer?> DataAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        if (await administration.HandleAsync(request, segments, cancellationToken).ConfigureAwait(false) is { } answer) return answer;
        switch (segments)
        {
            case ["projects", _, "searches", _] or ["archive", "projects", _, "searches", _]:
                return await search.OfProjectAsync(request, segments[^3], segments[^1], cancellationToken).ConfigureAwait(false);
            case ["archive", ..]:
                return await archive.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false);
            case ["prearchive", ..]:
                return await services.Prearchive.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false);
            case ["services", ..] or ["status", _] or ["user", "cache", ..]:
                return await services.HandleAsync(request, segments, cancellationToken).ConfigureAwait(false);
            case ["search", ..]:
                return await search.HandleAsync(request, segments, cancellationToken).ConfigureAwait(false);
            case ["version", ..]:
                // Only XNAT 1.6 answered here; clients tell the versions apart by it.
                request.Route = "/data/version";
                throw RestException.NotFound();
            default:
                return await archive.HandleAsync(request, segments, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Answer Home(XnatRequest request)
    {
        request.Route = "/";
        var who = request.IsGuest ? "<span style=\"color:red;\">Guest</span>" : $"&nbsp;<a href=\"/app/template/XDATScreen_UpdateUser.vm\">{System.Net.WebUtility.HtmlEncode(request.Access.Login)}</a>";
        return Answer.Html($"<!DOCTYPE html>\n<html>\n<head><title>XNAT</title></head>\n<body>\n<span id=\"user_info\">Logged in as: {who}</span>\n</body>\n</html>\n");
    }

    private static Answer Login(XnatRequest request)
    {
        request.Route = "/app/template/{page}";
        return request.Segments is [_, _, "XDATScreen_UpdateUser.vm"] ? StatusPage.PasswordChange() : StatusPage.Login();
    }

    /// <summary>Loud on purpose: a silent 404 would look like a missing object.</summary>
    private static Answer Unknown(XnatRequest request)
    {
        var nearest = RouteNames.Nearest(request.Segments);
        return StatusPage.Restlet(404, $"This server has no such route for {request.Method}; the nearest it knows is {nearest}.").With("X-Unknown-Route", nearest);
    }
}
