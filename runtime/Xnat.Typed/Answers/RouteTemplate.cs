using System.Collections.Frozen;

namespace Xnat.Typed;

/// <summary>
/// Turns a path that was sent into its template, so that messages and logs name the route and not whose data it was.
/// What is not a known word of XNAT's routes becomes a placeholder.
/// </summary>
internal static class RouteTemplate
{
    private static readonly FrozenDictionary<string, string> ValueBehind = new Dictionary<string, string>
    {
        ["projects"] = "{project}",
        ["subjects"] = "{subject}",
        ["experiments"] = "{experiment}",
        ["scans"] = "{scan}",
        ["assessors"] = "{assessor}",
        ["reconstructions"] = "{reconstruction}",
        ["resources"] = "{resource}",
        ["user"] = "{user}",
        ["schemas"] = "{schema}",
        ["protocols"] = "{protocol}",
        ["elements"] = "{type}",
        ["saved"] = "{search}",
        ["status"] = "{id}",
        ["accessibility"] = "{level}",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> KnownSegments = new[]
    {
        "data", "REST", "xapi", "app", "archive", "prearchive", "services", "import", "auth", "JSESSION", "dicomdump", "tokens", "issue",
        "show", "validate",
        "invalidate", "refresh", "catalog", "delete", "move", "rebuild", "siteConfig", "buildInfo", "version", "search", "users",
        "username", "in", "out",
        "scan_types", "scanners", "investigators", "custom-fields", "customforms", "fields", "config", "workflows", "template", "login",
        "logs", "projects", "files", "cache",
        "history", "DIR", "XAR", "move-files", "validate-archive", "plugins", "profile", "current",
    }.ToFrozenSet();

    /// <summary>The route that the REST interface declares; for other requests the template of their address.</summary>
    public static string OfRequest(HttpRequestMessage request, Uri server)
    {
        var address = Of(request.RequestUri!, server);
        // What these services do decides about time-outs and advice, whatever an interface calls them.
        if (address is "/data/services/import" or "/data/services/archive") return address;
        return DeclaredRoute.Of(request)?.Replace("{**", "{", StringComparison.Ordinal) ?? address;
    }

    public static string Of(Uri uri, Uri server)
    {
        var path = uri.IsAbsoluteUri ? uri.AbsolutePath : uri.OriginalString.Split('?', 2)[0];
        var below = server.AbsolutePath.TrimEnd('/');
        if (below.Length > 0 && path.StartsWith(below + "/", StringComparison.Ordinal)) path = path[below.Length..];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var template = new List<string>(segments.Length);
        for (var at = 0; at < segments.Length;) at = Append(segments, at, template);
        return "/" + string.Join('/', template);
    }

    /// <summary>
    /// The last value in the path, decoded: the label, ID or file path that was asked for; <see langword="null"/> where the route names
    /// none.
    /// </summary>
    public static string? KeyOf(HttpRequestMessage request, Uri server) =>
        DeclaredRoute.Of(request) is { } path ? DeclaredRoute.KeyIn(request.RequestUri!, path) : KeyOf(request.RequestUri!, server);

    /// <inheritdoc cref="KeyOf(HttpRequestMessage, Uri)"/>
    public static string? KeyOf(Uri uri, Uri server)
    {
        if (!uri.IsAbsoluteUri) return null;
        var template = Of(uri, server).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(template, static word => word[0] == '{');
        if (at < 0) return null;
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // What is before the template is the path of the web application.
        var first = template[^1] == "{path}" ? server.AbsolutePath.Count(static c => c == '/') - 1 : segments.Length - template.Length;
        return Uri.UnescapeDataString(template[at] == "{path}" ? string.Join('/', segments[(first + at)..]) : segments[first + at]);
    }

    /// <summary>Writes the segment at <paramref name="at"/> with the values that belong to it; answers where to go on.</summary>
    private static int Append(string[] segments, int at, List<string> template)
    {
        var word = segments[at];
        if (ValueBehind.TryGetValue(word, out var value))
        {
            template.Add(word);
            if (at + 1 >= segments.Length) return at + 1;
            template.Add(value);
            return template is [.., "prearchive", "projects", _] ? AppendPrearchiveFolder(segments, at + 2, template) : at + 2;
        }

        template.Add(KnownSegments.Contains(word) ? word : "{value}");
        if (word != "files" || at + 1 >= segments.Length) return at + 1;
        template.Add("{path}");
        return segments.Length;
    }

    private static int AppendPrearchiveFolder(string[] segments, int at, List<string> template)
    {
        foreach (var placeholder in (ReadOnlySpan<string>)["{timestamp}", "{folder}"])
        {
            if (at >= segments.Length) break;
            template.Add(placeholder);
            at++;
        }

        return at;
    }
}
