using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes;

/// <summary>Services below <c>/data/services</c>.</summary>
internal sealed class ServiceRoutes
{
    public static Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case ["services", "refresh", "catalog", ..] when request.Method == "POST":
                // Statistics and digests are always up to date here.
                request.Route = "/data/services/refresh/catalog";
                return Task.FromResult<Answer?>(Answer.Empty());
            default:
                return Task.FromResult<Answer?>(null);
        }
    }
}
