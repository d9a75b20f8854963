using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>
/// The cookies of one server besides the session's own: a load balancer's must be sent back, or the session is not found.
/// </summary>
internal sealed class CookieJar
{
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    public void Keep(HttpResponseHeaders headers)
    {
        foreach (var cookie in SetCookie.Of(headers))
        {
            // The session's id changes by signing in alone: after its death the server offers a guest's.
            if (cookie.Name is SetCookie.SessionName or "SESSION_EXPIRATION_TIME") continue;
            if (cookie.Deletes) cookies.TryRemove(cookie.Name, out _);
            else if (cookies.Count < Most || cookies.ContainsKey(cookie.Name)) cookies[cookie.Name] = cookie.Value;
        }
    }

    public string Header(string? sessionId)
    {
        var all = cookies
            .OrderBy(static cookie => cookie.Key, StringComparer.Ordinal)
            .Select(static cookie => $"{cookie.Key}={cookie.Value}");
        return string.Join("; ", sessionId is null ? all : all.Prepend($"{SetCookie.SessionName}={sessionId}"));
    }
}
