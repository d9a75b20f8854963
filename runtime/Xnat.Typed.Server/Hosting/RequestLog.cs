using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server;

/// <summary>Requests that were answered, whichever state answered them.</summary>
/// <param name="answered">Told of each.</param>
internal sealed class RequestLog(Action<RecordedRequest>? answered)
{
    /// <summary>A server that runs for days must not grow with its record.</summary>
    private const int Remembered = 100_000;

    private readonly ConcurrentQueue<RecordedRequest> requests = new();

    /// <summary>Told of what any server of this process has answered: a test holds what its run told to what it sent.</summary>
    public static Action<XnatRequest>? Answered { get; set; }

    public IReadOnlyList<RecordedRequest> All => [.. requests];

    public void Clear() => requests.Clear();

    public void Add(XnatRequest request, int status)
    {
        var raw = request.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        var recorded = new RecordedRequest(
            request.Method, mark < 0 ? raw : raw[..mark], mark < 0 ? "" : raw[(mark + 1)..], status, request.Route)
        {
            UserAgent = request.UserAgent,
            HasAuthorization = request.Context.Request.Headers.Authorization.Count > 0,
            ContentType = request.ContentType,
            ContentLength = request.Context.Request.ContentLength,
        };
        requests.Enqueue(recorded);
        while (requests.Count > Remembered) requests.TryDequeue(out _);
        Answered?.Invoke(request);
        answered?.Invoke(recorded);
    }
}
