namespace Xnat.Typed;

/// <summary>
/// What to say of an answer that leads elsewhere and is not followed. They never hold the other address's user, query or fragment.
/// </summary>
internal static class Redirection
{
    private static readonly string[] Routes = ["/data/", "/REST/", "/xapi/", "/app/", "/archive/", "/schemas/", "/login"];

    public static XnatResponseException Of(Uri target, FailedAnswer answer, Uri server)
    {
        if (!IsSameHost(target, server))
        {
            return new(
                $"{answer} and leads to {ServerAddress.Origin(target)}, which was not followed, since the session belongs to " +
                    $"{server.Authority}; connect to the other address if it is right.",
                answer);
        }

        var address = Application(target, server, hasLabels: true);
        return address == server.AbsoluteUri.TrimEnd('/')
            ? new($"{answer} and leads to another address of {server.Authority}; changes are not sent on to it. {Advice.For(answer)}",
                answer)
            : new($"{answer} and leads to {address} on the same host; connect to that address.", answer);
    }

    /// <summary>Where an answer leads, if it leads anywhere: servers send what is no address too.</summary>
    public static Uri? TargetOf(HttpResponseMessage response, Uri asked) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            && Uri.TryCreate(asked, location, out var target)
            ? target
            : null;

    public static bool IsSameHost(Uri target, Uri server) =>
        string.Equals(target.IdnHost, server.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of the web application that <paramref name="target"/> belongs to.</summary>
    /// <param name="target">Where an answer leads.</param>
    /// <param name="server">The server that was asked.</param>
    /// <param name="hasLabels">Whether labels may stand in the path: then nothing but what precedes a known route is said of it.</param>
    public static string Application(Uri target, Uri server, bool hasLabels)
    {
        var path = target.AbsolutePath.Split(';')[0];
        var cut = Routes.Select(route => path.IndexOf(route, StringComparison.OrdinalIgnoreCase)).Where(static at => at >= 0)
            .DefaultIfEmpty(-1).Min();
        if (cut >= 0) return ServerAddress.Origin(target) + path[..cut];
        if (hasLabels || path == server.AbsolutePath) return ServerAddress.Origin(target);
        var file = path.LastIndexOf('/') + 1;
        return ServerAddress.Origin(target) + (path[file..].Contains('.', StringComparison.Ordinal) ? path[..file] : path).TrimEnd('/');
    }
}
