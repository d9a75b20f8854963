using System.Globalization;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>
/// One <c>Set-Cookie</c> of an answer, read by hand: XNAT quotes a value with a comma in it, which .NET's container drops.
/// </summary>
internal sealed record SetCookie(string Name, string Value, string? Path, bool Deletes)
{
    public const string SessionName = "JSESSIONID";

    public static IEnumerable<SetCookie> Of(HttpResponseHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Set-Cookie", out var lines)) yield break;
        foreach (var line in lines)
        {
            if (Parse(line) is { } cookie) yield return cookie;
        }
    }

    /// <summary>
    /// Whether an answer says that the session of this id is no more: it brings another one, as a server does that makes a session for a
    /// guest, or takes the cookie back. Another web application on the same host has a cookie of the same name and its own path.
    /// </summary>
    public static bool EndsSession(HttpResponseHeaders headers, string id, Uri server)
    {
        var last = LastSession(headers, server);
        return last is not null && (last.Deletes || last.Value.Trim('"') is not { Length: > 0 } given || given != id);
    }

    /// <summary>The id of the session that an answer brings, if it brings one for this server.</summary>
    public static string? SessionOf(HttpResponseHeaders headers, Uri server) =>
        LastSession(headers, server) is { Deletes: false } cookie ? SessionId.Parse(cookie.Value.Trim('"')) : null;

    /// <summary>Whether the cookie is sent to every address of the web application.</summary>
    public bool Covers(Uri server)
    {
        if (Path is not ['/', ..]) return true;
        var path = Path.TrimEnd('/');
        return (server.AbsolutePath.TrimEnd('/') + "/").StartsWith(path + "/", StringComparison.Ordinal);
    }

    private static SetCookie? LastSession(HttpResponseHeaders headers, Uri server) =>
        Of(headers).LastOrDefault(cookie => cookie.Name == SessionName && cookie.Covers(server));

    private static SetCookie? Parse(string line)
    {
        var parts = line.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) return null;
        string? path = null;
        DateTimeOffset? expires = null;
        long? age = null;
        foreach (var part in parts.AsSpan(1))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            if (mark < 0) continue;
            var value = part[(mark + 1)..].Trim().Trim('"');
            switch (part[..mark].Trim().ToUpperInvariant())
            {
                case "PATH": path = value; break;
                case "MAX-AGE" when long.TryParse(value, CultureInfo.InvariantCulture, out var seconds): age = seconds; break;
                case "EXPIRES" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var time): expires = time; break;
                default: break;
            }
        }

        var text = parts[0][(equals + 1)..].Trim();
        var deletes = text.Trim('"').Length == 0 || (age is { } left ? left <= 0 : expires <= DateTimeOffset.UtcNow);
        return new(parts[0][..equals].Trim(), text, path, deletes);
    }
}
