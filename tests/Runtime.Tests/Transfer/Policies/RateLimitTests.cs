using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Policies;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("08:00", "18:00", "12:00", true)]
    [InlineData("08:00", "18:00", "18:00", false)]
    [InlineData("08:00", "18:00", "03:00", false)]
    [InlineData("22:00", "06:00", "23:30", true)]
    [InlineData("22:00", "06:00", "05:59", true)]
    [InlineData("22:00", "06:00", "12:00", false)]
    public void LimitHoldsBetweenItsHours(string from, string until, string now, bool holds)
    {
        var limit = new RateLimit(100) { From = Time(from), Until = Time(until) };

        Assert.Equal(holds, limit.HoldsAt(Time(now)));
    }

    [Fact]
    public void LimitWithoutHoursHoldsAlways() => Assert.True(new RateLimit(1).HoldsAt(Time("03:00")));

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(-1, null, null)]
    [InlineData(1, "08:00", null)]
    [InlineData(1, null, "08:00")]
    [InlineData(1, "08:00", "08:00")]
    public void LimitWithoutMeaningIsRefused(long bytes, string? from, string? until)
    {
        var limit = new RateLimit(bytes) { From = from is null ? null : Time(from), Until = until is null ? null : Time(until) };

        Assert.Throws<ArgumentException>(() => RateLimit.Checked(limit));
    }

    [Fact]
    public async Task WorkersTogetherPassNoFasterThanTheLimit()
    {
        var clock = new ManualTime();
        var gate = new RateGate(new(1000), clock);

        var first = gate.PassAsync(500, CancellationToken.None).AsTask();
        var second = gate.PassAsync(500, CancellationToken.None).AsTask();

        Assert.False(first.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        await first;
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        await second;
    }

    [Fact]
    public async Task WaitingCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        var waiting = new RateGate(new(1), new ManualTime()).PassAsync(1000, source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
