namespace Xnat.Typed;

/// <summary>
/// How often a download whose answer broke off in the middle, or was another than the catalog says, is gone on with, after waits that grow.
/// Below the answer nobody else sends again: its beginning was fine.
/// </summary>
/// <param name="retry">The rules; <see langword="null"/> for never.</param>
/// <param name="clock">By what the waits are measured.</param>
internal sealed class BodyRetries(XnatRetryOptions? retry, TimeProvider clock)
{
    private int retries;

    /// <summary>As the client sends requests again.</summary>
    public BodyRetries(XnatClientOptions options)
        : this(options.Retry, options.Clock)
    {
    }

    private bool IsLeft => retries < retry?.MaxRetries;

    /// <summary>
    /// Whether the next attempt may be made. An answer that paused for too long has taken long enough, as with requests.
    /// </summary>
    public bool MayGoOn(XnatConnectionException failure) =>
        IsLeft && failure.InnerException is not (OperationCanceledException or TimeoutException);

    /// <summary>Whether all of it may be asked for once more, by who asks for many files and can let others go first.</summary>
    public bool MayRepeat(XnatException failure) => IsLeft && failure switch
    {
        XnatContentException => true,
        XnatConnectionException broken => MayGoOn(broken),
        XnatResponseException response => PassingFailure.Is(response) && !(response.RetryAfter > retry!.MaxDelay),
        _ => false,
    };

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var (delay, longest) = retry is null ? default : (retry.Delay, retry.MaxDelay);
        var wait = TimeSpan.FromTicks(Math.Min(longest.Ticks, delay.Ticks << Math.Min(retries, 16)));
        retries++;
        return Task.Delay(wait, clock, cancellationToken);
    }
}
