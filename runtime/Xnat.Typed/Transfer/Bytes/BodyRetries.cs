namespace Xnat.Typed;

/// <summary>
/// How often a download whose answer broke off in the middle is gone on with, after waits that grow, by the client's rules for requests.
/// Below the answer nobody else sends again: its beginning was fine.
/// </summary>
internal sealed class BodyRetries(XnatClientOptions options)
{
    private int retries;

    /// <summary>
    /// Whether the next attempt may be made. An answer that paused for too long has taken long enough, as with requests.
    /// </summary>
    public bool MayGoOn(XnatConnectionException failure) =>
        options.Retry is { } retry && retries < retry.MaxRetries
        && failure.InnerException is not (OperationCanceledException or TimeoutException);

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var retry = options.Retry ?? new();
        var wait = TimeSpan.FromTicks(Math.Min(retry.MaxDelay.Ticks, retry.Delay.Ticks << Math.Min(retries, 16)));
        retries++;
        return Task.Delay(wait, options.Clock, cancellationToken);
    }
}
