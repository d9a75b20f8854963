using System.Collections.Frozen;

namespace Xnat.Typed;

/// <summary>
/// Tells the addresses of files and archives, whose bytes must arrive as they are stored, from those that answer with text.
/// </summary>
internal static class FileRoute
{
    private static readonly FrozenSet<string> Archives = new[]
    {
        "zip", "tar", "tar.gz", "tgz", "xar", "application/zip", "application/x-zip-compressed", "application/x-tar", "application/x-gtar",
        "application/gzip", "application/x-gzip", "application/xar",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> WholeObjects = new[] { "DICOMDIR", "XAR" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="uri">The address, with its query.</param>
    /// <param name="route">Verb and template: a project may be called <c>files</c>.</param>
    public static bool Is(Uri uri, string route)
    {
        // What other verbs answer with is text about the file.
        if (!route.StartsWith("GET ", StringComparison.Ordinal) && !route.StartsWith("HEAD ", StringComparison.Ordinal)) return false;
        var path = uri.AbsolutePath;
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (route.EndsWith("/files/{path}", StringComparison.Ordinal))
            return !path.EndsWith('/') && !query.Any(static pair => Key(pair) == "listContents");
        if (query.Any(static pair => Key(pair) == "format" && Archives.Contains(Value(pair)))) return true;
        if (route.EndsWith("/files", StringComparison.Ordinal) && query.Any(static pair => Key(pair) == "index")) return true;
        if (path.Contains("/xapi/archive/download", StringComparison.Ordinal)) return true;
        var last = path[(path.LastIndexOf('/') + 1)..];
        return WholeObjects.Contains(last)
            && (route.EndsWith("/{value}", StringComparison.Ordinal) || route.EndsWith("/" + last, StringComparison.Ordinal));
    }

    /// <summary>Whether what came is the file and not a page in its place: XNAT names every file in a Content-Disposition.</summary>
    public static bool IsAnswered(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && (response.Content.Headers.ContentDisposition is not null || response.Content.Headers.ContentType?.MediaType != "text/html");

    private static string Key(string pair) => Uri.UnescapeDataString(pair.Split('=', 2)[0]);

    private static string Value(string pair) =>
        pair.Split('=', 2) is [_, var value] ? Uri.UnescapeDataString(value.Replace('+', ' ')).Trim() : "";
}
