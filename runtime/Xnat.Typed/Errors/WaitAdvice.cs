using System.Globalization;

namespace Xnat.Typed;

/// <summary>What to do when an answer did not come in time or is asked for too often: when to try again, and when to look first.</summary>
internal static class WaitAdvice
{
    public static string? For(FailedAnswer answer)
    {
        var route = $"{answer.Method} {answer.Route}";
        return (int)answer.Status switch
        {
            408 => $"The server or the proxy before it gave up waiting for the request; {AfterSending(route)}.",
            429 => $"The server or the proxy before it gets more requests than it takes; {Wait(answer, "try again in a minute, and ask " +
                "for less at once")}.",
            503 => $"The server or the proxy before it is not ready; {Wait(answer, "try again in a minute")}.",
            502 or 504 when IsReading(route) => $"The server or the proxy before it is not ready; {Wait(answer, "try again in a minute")}.",
            502 or 504 => $"The proxy before the server got no answer in time, while the server may go on working; {AfterSending(route)}.",
            _ => null,
        };
    }

    /// <summary>What to do when a request was sent and nothing is known of its outcome; half a sentence.</summary>
    /// <param name="route">Verb and template.</param>
    public static string AfterSending(string route) => route switch
    {
        "POST /data/services/import" or "POST /data/services/archive" =>
            "look at the prearchive and the archive first: the session may be there or still be built. Never send it again unseen, it " +
                "may come in twice",
        _ when IsReading(route) || IsSignIn(route) => "try again",
        _ => "the server may have done it all the same: look first, then repeat what is missing",
    };

    public static bool IsSignIn(string route) => route.EndsWith("/data/auth", StringComparison.Ordinal)
        || route.EndsWith("/data/services/auth", StringComparison.Ordinal)
        || route.EndsWith("/data/JSESSION", StringComparison.Ordinal);

    private static bool IsReading(string route) => route.StartsWith("GET ", StringComparison.Ordinal)
        || route.StartsWith("HEAD ", StringComparison.Ordinal);

    private static string Wait(FailedAnswer answer, string otherwise) => answer.RetryAfter switch
    {
        null => otherwise,
        { TotalSeconds: < 1 } => "it asks to try again now",
        { } wait =>
            string.Create(CultureInfo.InvariantCulture,
            $"it asks to wait {Math.Ceiling(wait.TotalSeconds):0} s (RetryAfter), then try again"),
    };
}
