namespace Xnat.Typed;

/// <summary>
/// Keeps the session alive while it is used: asks whose it is when half of its time has passed and somebody used it meanwhile, or still
/// waits for an answer or reads one. A client that nobody uses lets it end, and has no timer that runs.
/// </summary>
internal sealed class SessionPulse : IDisposable
{
    /// <summary>XNAT's time-outs are minutes; a shorter one is a mistake that must not become a stream of questions.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    private readonly SessionKeeper sessions;
    private readonly SessionIdentity identity;
    private readonly SessionLife life;
    private readonly Func<bool> isAtWork;
    private readonly CancellationTokenSource end = new();
    private readonly ITimer timer;
    private int isArmed;

    /// <param name="sessions">The session in use.</param>
    /// <param name="identity">Asks whose it is.</param>
    /// <param name="life">How long it lives.</param>
    /// <param name="clock">What that is counted by.</param>
    /// <param name="isAtWork">Whether a request has no answer yet, or an answer is not at its end.</param>
    public SessionPulse(SessionKeeper sessions, SessionIdentity identity, SessionLife life, TimeProvider clock, Func<bool> isAtWork)
    {
        (this.sessions, this.identity, this.life, this.isAtWork) = (sessions, identity, life, isAtWork);
        // Whoever connects may be in a span of his own, of which later questions are no part.
        using (ExecutionContext.SuppressFlow())
        {
            timer = clock.CreateTimer(
                static pulse => _ = ((SessionPulse)pulse!).BeatAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Half of the session's time; <see langword="null"/> where there is no end to put off.</summary>
    private TimeSpan? Period => life.IdleTime is not { } idle ? null : idle / 2 < Shortest ? Shortest : idle / 2;

    /// <summary>The session was used: looks after it from here on.</summary>
    public void Start()
    {
        if (Period is { } period && Interlocked.Exchange(ref isArmed, 1) == 0) timer.Change(period, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        end.Cancel();
        timer.Dispose();
        end.Dispose();
    }

    private async Task BeatAsync()
    {
        Volatile.Write(ref isArmed, 0);
        if (Period is not { } period) return;
        if (life.Quiet < period / 2)
        {
            Start();
            return;
        }

        var isUsed = life.TakeUse() || isAtWork();
        // A guest is nobody's session, and one that has ended is renewed by who needs it.
        if (!isUsed || identity.Login is null || sessions.Living is not { } session) return;
        try
        {
            await identity.AskAsync(session.Id, end.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is XnatException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asks for something next is told.
            return;
        }

        Start();
    }
}
