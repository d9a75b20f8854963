using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Xnat.Typed.Server;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Runtime.Tests.Disclosure;

/// <summary>What the servers of this process were sent and nobody is to be told: labels, passwords, tokens, cookies.</summary>
internal static class Sent
{
    private static readonly ConcurrentDictionary<string, byte> Seen = new(StringComparer.Ordinal);

    /// <summary>Each text once.</summary>
    public static IReadOnlyCollection<string> Secrets => [.. Seen.Keys];

    [ModuleInitializer]
    internal static void Listen() => RequestLog.Answered = OnAnswered;

    private static void OnAnswered(XnatRequest request)
    {
        foreach (var label in Labels(request)) Add(label);
        var headers = request.Context.Request.Headers;
        if (AuthenticationHeaderValue.TryParse(headers.Authorization, out var value) && value is { Scheme: "Basic", Parameter: { } basic })
            AddBasic(basic);
        foreach (var cookie in headers.Cookie.ToString().Split("; ")) Add(cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        if (request.Session is { } session) Add(session.Id);
        foreach (var name in new[] { "password", "secret" })
        {
            if (request.Parameters[name] is { } text) Add(text);
        }
    }

    // What stands where the template has a name in braces, or beyond its end.
    private static IEnumerable<string> Labels(XnatRequest request)
    {
        if (request.Route is not { } route) return [];
        OwnWords.AddRoute(route);
        var template = route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return request.Segments.Where((_, at) => at >= template.Length || template[at].StartsWith('{'));
    }

    private static void AddBasic(string parameter)
    {
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length)) return;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        Add(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    private static void Add(string text) => Seen.TryAdd(text, 0);
}
