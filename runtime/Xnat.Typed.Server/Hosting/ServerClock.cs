namespace Xnat.Typed.Server;

/// <summary>A clock that can be put forward; what waits by it then waits so much less.</summary>
/// <param name="inner">The clock that it goes by.</param>
internal sealed class ServerClock(TimeProvider inner) : TimeProvider
{
    /// <summary>A hundred years: beyond what any test needs, and within what dates can hold.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromDays(36_525);

    private readonly Lock gate = new();
    private readonly HashSet<ServerTimer> timers = [];
    private TimeSpan ahead;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far it has been put forward.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (gate) return ahead;
        }
    }

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Ahead;

    public override long GetTimestamp() => inner.GetElapsedTime(0).Ticks + Ahead.Ticks;

    /// <summary>Puts it forward.</summary>
    /// <returns>Whether it could; not beyond <see cref="Most"/> in all.</returns>
    public bool TryAdvance(TimeSpan time)
    {
        ServerTimer[] waiting;
        lock (gate)
        {
            if (time > Most - ahead) return false;
            ahead += time;
            waiting = [.. timers];
        }

        foreach (var timer in waiting) timer.Advance(time);
        return true;
    }

    /// <summary>Goes by the other clock again.</summary>
    public void Reset()
    {
        lock (gate) ahead = TimeSpan.Zero;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ServerTimer(inner, Forget);
        lock (gate) timers.Add(timer);
        timer.Start(callback, state, dueTime, period);
        return timer;
    }

    private void Forget(ServerTimer timer)
    {
        lock (gate) timers.Remove(timer);
    }
}
