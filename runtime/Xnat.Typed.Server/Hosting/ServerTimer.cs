namespace Xnat.Typed.Server;

/// <summary>A timer of the <see cref="ServerClock"/>, which is due earlier when the clock is put forward.</summary>
internal sealed class ServerTimer(TimeProvider inner, Action<ServerTimer> forget) : ITimer
{
    private readonly Lock gate = new();
    private ITimer? timer;
    private DateTimeOffset due;
    private TimeSpan period;

    public void Start(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan every)
    {
        lock (gate)
        {
            Remember(dueTime, every);
            timer = inner.CreateTimer(callback, state, dueTime, every);
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            Remember(dueTime, period);
            return timer?.Change(dueTime, period) == true;
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (gate)
        {
            if (timer is null || due == DateTimeOffset.MaxValue) return;
            var left = due - inner.GetUtcNow() - time;
            // What is due already has been called, and is not called again.
            if (left + time <= TimeSpan.Zero) return;
            left = left < TimeSpan.Zero ? TimeSpan.Zero : left;
            Remember(left, period);
            timer.Change(left, period);
        }
    }

    public void Dispose()
    {
        forget(this);
        lock (gate) timer?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Remember(TimeSpan dueTime, TimeSpan every)
    {
        period = every;
        due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : inner.GetUtcNow() + dueTime;
    }
}
