namespace Xnat.Typed;

/// <summary>Lets the bytes of all workers pass no faster than a limit says.</summary>
internal sealed class RateGate(RateLimit limit, TimeProvider clock)
{
    // The hours may end while somebody waits.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock counting = new();
    private DateTimeOffset free = DateTimeOffset.MinValue;

    /// <summary>Called after bytes have passed: returns when the next may.</summary>
    public async ValueTask PassAsync(long bytes, CancellationToken cancellationToken)
    {
        DateTimeOffset turn;
        lock (counting)
        {
            var now = clock.GetUtcNow();
            if (!Holds()) return;
            turn = (free > now ? free : now) + TimeSpan.FromSeconds((double)bytes / limit.BytesPerSecond);
            free = turn;
        }

        while (Holds() && turn - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellationToken).ConfigureAwait(false);
    }

    private bool Holds()
    {
        if (limit.HoldsAt(TimeOnly.FromDateTime(clock.GetLocalNow().DateTime))) return true;
        free = DateTimeOffset.MinValue;
        return false;
    }
}
