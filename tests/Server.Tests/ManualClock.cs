namespace Xnat.Typed.Server.Tests;

/// <summary>A clock that the test moves.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 6, 12, 10, 15, 30, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}
