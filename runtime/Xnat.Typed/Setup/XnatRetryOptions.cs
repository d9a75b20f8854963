namespace Xnat.Typed;

/// <summary>
/// When a request that failed is sent again by itself: only what reads (GET and HEAD), and only where the failure passes. The numbers
/// stand in <c>docs/dependency-injection.md</c> too.
/// </summary>
/// <remarks>
/// What reads is sent again after 408, 429, 502, 503, 504, and where the connection could not be made or ended before the answer began;
/// not after time-outs of an answer, which were long enough. A download to a path whose answer breaks off in the middle goes on as often.
/// Signing in is sent again only after 429 and 503 and where no connection could be made: then nobody has compared a password, and no
/// attempt counts. What changes something is never sent again, nor is what issues and ends tokens.
/// </remarks>
public sealed record XnatRetryOptions
{
    /// <summary>How often a request is sent again at most; 0 for never.</summary>
    /// <value>3.</value>
    public int MaxRetries { get; init; } = 3;

    /// <summary>Wait before the first time; it doubles each time, and varies so that clients do not come back together.</summary>
    /// <value>1 second.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Longest wait. The server's <c>Retry-After</c> is kept to where it is no longer than this; otherwise the answer is handed on, with
    /// the wait in <see cref="XnatResponseException.RetryAfter"/>.
    /// </summary>
    /// <value>30 seconds.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);
}
