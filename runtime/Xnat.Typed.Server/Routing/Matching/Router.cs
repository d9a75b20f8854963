using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>Sends requests to what answers them, by the table.</summary>
/// <param name="handlers">What answers.</param>
/// <param name="version">The version of XNAT whose routes there are.</param>
internal sealed class Router(RouteHandlers handlers, Version version)
{
    /// <summary>Answers.</summary>
    /// <exception cref="RestException">
    /// 404, where this version of XNAT has no such route yet, or no longer; 405, where the address does not offer the method; or whatever
    /// the handler refuses with.
    /// </exception>
    public async Task<Answer> HandleAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var match = Find(request, version);
        if (match?.Route is null && Find(request, null) is { Route: { } absent } other) throw Absent(request, absent, other.Template.Name);
        if (match is null) return Unknown(request);
        request.Route = match.Template.Name;
        if (match.Route is null) throw RestException.MethodNotAllowed(match.Offered);
        request.Take(match.Values, match.Rest);
        return await match.Route.Handle(handlers, request, cancellationToken).ConfigureAwait(false);
    }

    private RouteMatch? Find(XnatRequest request, Version? release) =>
        RouteTable.Find(request.Method, request.Segments, handlers.Controls is not null, release);

    /// <summary>Known, though not to this version: a client that tries what a server can do is no mistake.</summary>
    private RestException Absent(XnatRequest request, Route route, string name)
    {
        request.Route = name;
        var there = RouteTable.Absence(route, request.Segments)!.Outside;
        return RestException.NotFound($"XNAT {version} has no {request.Method} {name}; it is there {there}.");
    }

    /// <summary>Loud on purpose: a silent 404 would look like a missing object.</summary>
    private static Answer Unknown(XnatRequest request)
    {
        var nearest = NearestRoute.To(request.Segments);
        return StatusPage.Restlet(404, $"This server has no such route for {request.Method}; the nearest it knows is {nearest}.")
            .With("X-Unknown-Route", nearest);
    }
}
