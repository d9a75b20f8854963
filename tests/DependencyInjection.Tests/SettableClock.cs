namespace Xnat.Typed.DependencyInjection.Tests;

/// <summary>The machine's clock, put forward by the test.</summary>
internal sealed class SettableClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
