using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing;

/// <summary>Answers the requests of a route.</summary>
internal delegate Task<Answer> RouteHandler(RouteHandlers handlers, XnatRequest request, CancellationToken cancellationToken);
