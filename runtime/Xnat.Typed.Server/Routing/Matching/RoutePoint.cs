namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>The rows of one template, by method.</summary>
internal sealed class RoutePoint
{
    private readonly Dictionary<string, Route> routes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Route> Routes => routes;

    /// <summary>Adds a row for those of its methods that have none yet.</summary>
    /// <returns>Whether all were free.</returns>
    public bool TryAdd(Route route)
    {
        var isFree = true;
        foreach (var verb in route.Verbs) isFree &= routes.TryAdd(verb, route);
        if (route.Verbs.Contains("GET")) routes.TryAdd("HEAD", route);
        return isFree;
    }
}
