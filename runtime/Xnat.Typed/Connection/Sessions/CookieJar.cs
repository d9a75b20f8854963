using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>
/// The cookies of one server besides the session's own: a load balancer's must be sent back, or the session is not found.
/// </summary>
internal sealed class CookieJar
{
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>Keeps what an answer brings.</summary>
    /// <returns>How long the session lives without a request, if the answer says so.</returns>
    public TimeSpan? Keep(HttpResponseHeaders headers)
    {
        TimeSpan? idleTime = null;
        foreach (var cookie in SetCookie.Of(headers))
        {
            // The session's id changes by signing in alone: after its death the server offers a guest's.
            if (cookie.Name == SetCookie.SessionName) continue;
            if (cookie.Name == "SESSION_EXPIRATION_TIME")
            {
                idleTime = IdleTime(cookie.Value);
                continue;
            }

            if (cookie.Deletes) cookies.TryRemove(cookie.Name, out _);
            else if (cookies.Count < Most || cookies.ContainsKey(cookie.Name)) cookies[cookie.Name] = cookie.Value;
        }

        return idleTime;
    }

    public string Header(string? sessionId)
    {
        var all = cookies
            .OrderBy(static cookie => cookie.Key, StringComparer.Ordinal)
            .Select(static cookie => $"{cookie.Key}={cookie.Value}");
        return string.Join("; ", sessionId is null ? all : all.Prepend($"{SetCookie.SessionName}={sessionId}"));
    }

    /// <summary>The second number of <c>"1668081619871,900000"</c>, milliseconds; what is none, or has no end, says nothing.</summary>
    private static TimeSpan? IdleTime(string value) =>
        value.Trim('"').Split(',') is [_, var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
