namespace Xnat.Typed;

/// <summary>Asks again and again, until something is finished or the wait has been long enough.</summary>
internal static class StateWait
{
    /// <param name="ask">Asks for the state as it is now.</param>
    /// <param name="isFinished">Whether the waiting is over.</param>
    /// <param name="statusOf">The server's word for the state.</param>
    /// <param name="route">What is asked.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="XnatUnfinishedException">It was not finished within the limit.</exception>
    public static async Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        Predicate<T> isFinished,
        Func<T, string> statusOf,
        string route,
        XnatWaitOptions? options,
        CancellationToken cancellationToken)
    {
        var wait = options ?? new();
        if (wait.Limit < TimeSpan.Zero || wait.Interval <= TimeSpan.Zero)
            throw new ArgumentException("The limit of a wait is not negative, and its interval is more than nothing.", nameof(options));
        var begin = wait.Time.GetTimestamp();
        while (true)
        {
            var found = await ask(cancellationToken).ConfigureAwait(false);
            if (isFinished(found)) return found;
            var left = wait.Limit - wait.Time.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero) throw new XnatUnfinishedException(route, statusOf(found));
            await Task.Delay(left < wait.Interval ? left : wait.Interval, wait.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
