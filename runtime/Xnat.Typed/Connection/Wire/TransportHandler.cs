using System.Diagnostics;
using System.Net;

namespace Xnat.Typed;

/// <summary>Next to the wire: puts time limits on each step of a request and turns what the transport throws into our exceptions.</summary>
internal sealed class TransportHandler(XnatClientOptions options, Uri server, Observer observer, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    private readonly RequestSlots slots = new(options.MaxConcurrentRequests);

    /// <summary>Whether a request has no answer yet, or an answer is not at its end; one older than it may be counts no more.</summary>
    public bool IsAtWork => slots.IsAtWork(options.TotalTimeout);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = $"{request.Method} {RouteTemplate.OfRequest(request, server)}";
        // Before any clock runs: waiting for others is no fault of the server's. Who leaves has only a moment for it.
        var asked = Stopwatch.GetTimestamp();
        var slot = await slots.EnterAsync(waits: route != "DELETE /data/JSESSION", cancellationToken).ConfigureAwait(false);
        var turn = Stopwatch.GetTimestamp();
        var (method, template) = (request.Method.Method, route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var span = observer.Start(method, template, RetryHandler.ResendsOf(request));
        HttpStatusCode? status = null;
        string? error = null;
        try
        {
            var response = await SendAtOnceAsync(request, route, slot, cancellationToken).ConfigureAwait(false);
            status = response.StatusCode;
            return response;
        }
        catch (Exception e)
        {
            error = e.GetType().Name;
            slot.Release();
            throw;
        }
        finally
        {
            var waited = Stopwatch.GetElapsedTime(asked, turn);
            observer.Finish(span, new(observer.Server, method, template, status, error, waited, Stopwatch.GetElapsedTime(turn)));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) slots.Dispose();
    }

    private async Task<HttpResponseMessage> SendAtOnceAsync(
        HttpRequestMessage request, string route, RequestSlot slot, CancellationToken cancellationToken)
    {
        // These two answer when the session is built, which takes as long as its files are many.
        var wait = route is "POST /data/services/import" or "POST /data/services/archive" ? options.ArchiveTimeout : options.AnswerTimeout;
        var clock = new RequestClock(options, route);
        var isFile = FileRoute.Is(request.RequestUri!, $"{request.Method} {RouteTemplate.Of(request.RequestUri!, server)}");
        // Packing saves nothing on images, and a proxy that undoes it wrongly changes files.
        if (!request.Headers.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", isFile ? ContentCoding.None : ContentCoding.Accepted);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(wait);
        var content = request.Content;
        if (content is not null) request.Content = new WatchedContent(content, () => timer.CancelAfter(wait));
        var address = request.RequestUri!;
        try
        {
            var response = await base.SendAsync(request, timer.Token).ConfigureAwait(false);
            if (PrimaryHandlers.OtherAddress(address, response, route) is { } refused)
            {
                response.Dispose();
                throw refused;
            }

            response.Content = new GuardedContent(response.Content, clock, slot);
            if (HasNoBody(request, response)) slot.Release();
            else slot.Answer(request);
            // Whether an encoding belongs to a file only its reader can tell, who knows the catalog.
            if (!isFile || !FileRoute.IsAnswered(response)) Decode(response, route);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Of(e, route, server, wait);
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            // The transport's, or whatever a handler of the caller's throws.
            throw Ours(e) ?? TransportFailure.Of(e, route, server, wait);
        }
        finally
        {
            // The caller's own content, so that the request can be sent again after a new sign-in.
            request.Content = content;
        }
    }

    private static bool HasNoBody(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method == HttpMethod.Head
        || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified
        || (response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var length) && length.ToString() == "0");

    private static void Decode(HttpResponseMessage response, string route)
    {
        try
        {
            response.Content = DecodedContent.Of(response, route);
        }
        catch (XnatException)
        {
            response.Dispose();
            throw;
        }
    }

    // What the body of a request throws comes wrapped by the framework; it may have a cause of its own below.
    private static XnatException? Ours(Exception? failure)
    {
        while (failure is not null and not XnatException) failure = failure.InnerException;
        return failure as XnatException;
    }
}
