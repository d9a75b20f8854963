using System.Net;
using Polly;
using Polly.Retry;

namespace Xnat.Typed;

/// <summary>
/// Sends again what failed for a moment. It stands below the sessions, so that a dead one is no reason, and above the time limits, which
/// count for each attempt.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<int> Resends = new("Xnat.Typed.Resends");
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("Xnat.Typed.Request");

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;
    private readonly XnatRetryOptions retry;
    private readonly Observer observer;
    private readonly Uri server;

    public RetryHandler(XnatRetryOptions retry, TimeProvider clock, Observer observer, Uri server, HttpMessageHandler inner)
        : base(inner)
    {
        (this.retry, this.observer, this.server) = (retry, observer, server);
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retry.MaxRetries,
                Delay = retry.Delay,
                MaxDelay = retry.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = IsPassing,
                DelayGenerator = static args => new(AskedWait(args.Outcome.Result)),
                OnRetry = Tell,
            })
            .Build();
    }

    /// <summary>How often a request was sent before.</summary>
    public static int ResendsOf(HttpRequestMessage request) => request.Options.TryGetValue(Resends, out var count) ? count : 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Resends, 0);
        if (!IsSafe(request) && !IsSignIn(request)) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(Request, request);
            return await pipeline.ExecuteAsync(
                static async (context, handler) => await handler.SendOnceAsync(context).ConfigureAwait(false), context, this)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(ResilienceContext context) =>
        base.SendAsync(context.Properties.GetValue(Request, null!), context.CancellationToken);

    private ValueTask<bool> IsPassing(RetryPredicateArguments<HttpResponseMessage> args)
    {
        var request = args.Context.Properties.GetValue(Request, null!);
        if (args.Outcome.Result is not { } response)
            return new(!args.Context.CancellationToken.IsCancellationRequested && IsPassing(args.Outcome.Exception, IsSignIn(request)));
        var isPassing = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            || (response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                && !IsSignIn(request));
        return new(isPassing && !(AskedWait(response) > retry.MaxDelay));
    }

    private static bool IsPassing(Exception? failure, bool isSignIn)
    {
        if (failure is not XnatConnectionException { InnerException: { } cause }) return false;
        if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }) return true;
        // No connection in time; a time-out of the answer has no such cause.
        if (cause is OperationCanceledException { InnerException: TimeoutException }) return true;
        return !isSignIn
            && cause is IOException
                or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.Unknown };
    }

    private ValueTask Tell(OnRetryArguments<HttpResponseMessage> args)
    {
        var request = args.Context.Properties.GetValue(Request, null!);
        var attempt = args.AttemptNumber + 1;
        request.Options.Set(Resends, attempt);
        observer.Retry(new(
            observer.Server,
            request.Method.Method,
            RouteTemplate.OfRequest(request, server),
            args.Outcome.Result?.StatusCode,
            args.Outcome.Exception?.GetType().Name,
            attempt,
            args.RetryDelay));
        args.Outcome.Result?.Dispose();
        return default;
    }

    // Issuing and ending tokens are GET at XNAT, and no reading.
    private bool IsSafe(HttpRequestMessage request) =>
        (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head)
        && !RouteTemplate.Of(request.RequestUri!, server).Contains("/services/tokens", StringComparison.Ordinal);

    private bool IsSignIn(HttpRequestMessage request) =>
        $"{request.Method} {RouteTemplate.Of(request.RequestUri!, server)}" switch
        {
            "PUT /data/services/auth" or "POST /data/JSESSION" => true,
            "GET /data/auth" => request.Headers.Contains("Authorization"),
            _ => false,
        };

    private static TimeSpan? AskedWait(HttpResponseMessage? response) => response is null ? null : RetryAfterHeader.Of(response.Headers);
}
