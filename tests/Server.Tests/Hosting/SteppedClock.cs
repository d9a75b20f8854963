using System.Threading.Channels;

namespace Xnat.Typed.Server.Tests.Hosting;

/// <summary>A clock that the test moves, and that says when somebody begins to wait by it.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = new(2024, 6, 12, 10, 15, 30, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    /// <summary>How long the next one that begins to wait wants to wait.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await waits.Reader.ReadAsync();

    public bool IsWaitedFor => waits.Reader.Count > 0;

    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += time;
            due = alarms.FindAll(alarm => alarm.Due <= now);
            alarms.RemoveAll(due.Contains);
        }

        foreach (var alarm in due) alarm.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm;
        lock (gate) alarms.Add(alarm = new Alarm(now + dueTime, () => callback(state)));
        waits.Writer.TryWrite(dueTime);
        return alarm;
    }

    private sealed class Alarm(DateTimeOffset due, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; } = due;

        public Action Ring { get; } = ring;

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
