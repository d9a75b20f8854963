using System.Diagnostics;
using System.Net;

namespace Xnat.Typed;

/// <summary>Tells spans, metrics and the caller's listener what happens at one server.</summary>
/// <param name="server">The server.</param>
/// <param name="listener">The caller's, which must not spoil anything.</param>
internal sealed class Observer(Uri server, Action<XnatClientEvent>? listener)
{
    private readonly KeyValuePair<string, object?> address = new("server.address", server.IdnHost);
    private readonly KeyValuePair<string, object?> port = new("server.port", server.Port);

    public string Server => server.Authority;

    /// <summary>A span for a request whose turn has come.</summary>
    public Activity? Start(string method, string route, int resends)
    {
        Instruments.Active.Add(1, address, port);
        if (!Instruments.Spans.HasListeners()) return null;
        var span = Instruments.Spans.StartActivity($"{method} {route}", ActivityKind.Client);
        span?.SetTag("http.request.method", method).SetTag("url.template", route).SetTag(address.Key, address.Value)
            .SetTag(port.Key, port.Value);
        if (resends > 0) span?.SetTag("http.request.resend_count", resends);
        return span;
    }

    /// <summary>The answer to a request has begun, or has failed to.</summary>
    public void Finish(Activity? span, XnatRequestEvent request)
    {
        var status = (int?)request.Status;
        var error = request.Error ?? (status >= 400 ? Text(status) : null);
        Instruments.Active.Add(-1, address, port);
        var tags = new TagList
        {
            address, port, { "http.request.method", request.Method }, { "url.template", request.Route },
        };
        Instruments.Wait.Record(request.Waited.TotalSeconds, tags);
        if (status is not null) tags.Add("http.response.status_code", status);
        if (error is not null) tags.Add("error.type", error);
        Instruments.Duration.Record(request.Duration.TotalSeconds, tags);
        if (span is not null)
        {
            if (status is not null) span.SetTag("http.response.status_code", status);
            if (error is not null) span.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
            span.Dispose();
        }

        Tell(request);
    }

    public void Retry(XnatRetryEvent retry)
    {
        Instruments.Retries.Add(
            1,
            address,
            port,
            new("url.template", retry.Route),
            new("error.type", retry.Error ?? Text((int?)retry.Status)));
        Tell(retry);
    }

    public void SignedIn(bool isRenewal, Exception? failure)
    {
        var error = failure?.GetType().Name;
        var tags = new TagList { address, port, { "xnat.sign_in.renewal", isRenewal } };
        if (error is not null) tags.Add("error.type", error);
        Instruments.SignIns.Add(1, tags);
        Tell(new XnatSignInEvent(Server, isRenewal, error, failure?.Message));
    }

    public void SessionEnded(string method, string route, HttpStatusCode status) =>
        Tell(new XnatSessionEndedEvent(Server, method, route, status));

    private void Tell(XnatClientEvent happened)
    {
        try
        {
            listener?.Invoke(happened);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whoever only listens must not make a request fail.
        }
    }

    private static string? Text(int? status) => status?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
