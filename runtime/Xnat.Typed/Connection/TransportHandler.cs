namespace Xnat.Typed;

/// <summary>Next to the wire: puts time limits on each step of a request and turns what the transport throws into our exceptions.</summary>
internal sealed class TransportHandler(XnatClientOptions options, Uri server, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = $"{request.Method} {RouteTemplate.Of(request.RequestUri!, server)}";
        // These two answer when the session is built, which takes as long as its files are many.
        var wait = route is "POST /data/services/import" or "POST /data/services/archive" ? options.ArchiveTimeout : options.AnswerTimeout;
        var clock = new RequestClock(options, route);
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

            response.Content = new GuardedContent(response.Content, clock);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Of(e, route, server, wait);
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            // The transport's, or whatever a handler of the caller's throws.
            throw e.GetBaseException() as XnatException ?? TransportFailure.Of(e, route, server, wait);
        }
        finally
        {
            // The caller's own content, so that the request can be sent again after a new sign-in.
            request.Content = content;
        }
    }
}
