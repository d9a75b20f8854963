using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>Sends requests to what answers them, by the table.</summary>
internal sealed class Router(RouteHandlers handlers)
{
    /// <summary>Answers.</summary>
    /// <exception cref="RestException">405, where the address does not offer the method; or whatever the handler refuses with.</exception>
    public async Task<Answer> HandleAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (RouteTable.Find(request.Method, request.Segments, handlers.Faults is not null) is not { } match) return Unknown(request);
        request.Route = match.Template.Name;
        if (match.Route is null) throw RestException.MethodNotAllowed(match.Offered);
        request.Take(match.Values, match.Rest);
        return await match.Route.Handle(handlers, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loud on purpose: a silent 404 would look like a missing object.</summary>
    private static Answer Unknown(XnatRequest request)
    {
        var nearest = NearestRoute.To(request.Segments);
        return StatusPage.Restlet(404, $"This server has no such route for {request.Method}; the nearest it knows is {nearest}.")
            .With("X-Unknown-Route", nearest);
    }
}
