namespace Xnat.Typed;

/// <summary>How fast a long transfer may be, always or at some hours of the day.</summary>
/// <param name="BytesPerSecond">Bytes of files in a second, of all workers together; at least 1.</param>
public sealed record RateLimit(long BytesPerSecond)
{
    /// <summary>
    /// From when on it holds each day, in the clock's local time; until <see cref="Until"/>, over midnight where that is earlier.
    /// <see langword="null"/>, with it, for always.
    /// </summary>
    public TimeOnly? From { get; init; }

    /// <summary>Until when it holds each day; <see langword="null"/>, with <see cref="From"/>, for always.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>Whether it holds at this time of the day.</summary>
    /// <param name="time">A local time.</param>
    public bool HoldsAt(TimeOnly time) => From is not { } from || Until is not { } until || time.IsBetween(from, until);

    /// <exception cref="ArgumentException">A value has no meaning.</exception>
    internal static RateLimit? Checked(RateLimit? limit)
    {
        if (limit is null) return null;
        if (limit.BytesPerSecond < 1)
            throw new ArgumentException($"{nameof(BytesPerSecond)} is at least 1; for no limit give null.", nameof(limit));
        if (limit.From is null != limit.Until is null || (limit.From is not null && limit.From == limit.Until))
            throw new ArgumentException($"{nameof(From)} and {nameof(Until)} are given both and differ, or neither.", nameof(limit));
        return limit;
    }
}
