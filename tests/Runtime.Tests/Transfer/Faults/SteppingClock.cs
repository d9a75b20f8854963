namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>Whatever is stored later has another time, as HTTP tells it in whole seconds.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long steps;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref steps));
}
