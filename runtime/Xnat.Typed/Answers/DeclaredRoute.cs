namespace Xnat.Typed;

/// <summary>The route that a REST interface declares for the method which made a request.</summary>
internal static class DeclaredRoute
{
    /// <summary>Refit's, by name: only Rest/ knows Refit.</summary>
    private static readonly HttpRequestOptionsKey<string> Template = new("Refit.RelativePathTemplate");

    /// <summary>
    /// Its path; <see langword="null"/> for requests of the caller's own, and for objects below <c>/data</c> that are named by a path of
    /// any depth: there the address tells more than the method.
    /// </summary>
    public static string? Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Template, out var route)) return null;
        var path = WithoutQuery(route);
        return path.StartsWith("/data/", StringComparison.Ordinal) && HasPath(path) ? null : path;
    }

    /// <summary>
    /// The last value in the address, decoded; <see langword="null"/> if there is none, if it is only a part of its piece of the address,
    /// or if a path among the values, or one that was left out, hides which piece is which.
    /// </summary>
    public static string? KeyIn(Uri address, string path)
    {
        if (HasPath(path) || path.Contains("?}", StringComparison.Ordinal)) return null;
        var template = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = Array.FindLastIndex(template, static segment => segment.Contains('{', StringComparison.Ordinal));
        var at = segments.Length - template.Length + last;
        return last < 0 || at < 0 || !IsOneValue(template[last]) ? null : Uri.UnescapeDataString(segments[at]);
    }

    private static bool IsOneValue(string segment) =>
        segment[0] == '{' && segment.IndexOf('}', StringComparison.Ordinal) == segment.Length - 1;

    private static bool HasPath(string path) => path.Contains("{**", StringComparison.Ordinal);

    private static string WithoutQuery(string route)
    {
        // The mark of a value that may be absent is no query: {name?}.
        for (var at = route.IndexOf('?', StringComparison.Ordinal); at >= 0; at = route.IndexOf('?', at + 1))
        {
            if (at + 1 == route.Length || route[at + 1] != '}') return route[..at];
        }

        return route;
    }
}
