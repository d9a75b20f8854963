using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>
/// The cookies of one server besides the session's own, kept by hand: XNAT quotes a value with a comma in it, which .NET's container drops,
/// and a load balancer's cookie must be sent back or the session is not found.
/// </summary>
internal sealed class CookieJar
{
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    public void Keep(HttpResponseHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Set-Cookie", out var lines)) return;
        foreach (var line in lines)
        {
            var pair = line.AsSpan();
            if (pair.IndexOf(';') is var end and >= 0) pair = pair[..end];
            var equals = pair.IndexOf('=');
            if (equals <= 0) continue;
            var name = pair[..equals].Trim().ToString();
            // The session's id changes by signing in alone: after its death the server offers a guest's.
            if (name is "JSESSIONID" or "SESSION_EXPIRATION_TIME") continue;
            if (cookies.Count < Most || cookies.ContainsKey(name)) cookies[name] = pair[(equals + 1)..].Trim().ToString();
        }
    }

    public string Header(string? sessionId)
    {
        var all = cookies.OrderBy(static cookie => cookie.Key, StringComparer.Ordinal).Select(static cookie => $"{cookie.Key}={cookie.Value}");
        return string.Join("; ", sessionId is null ? all : all.Prepend($"JSESSIONID={sessionId}"));
    }
}
