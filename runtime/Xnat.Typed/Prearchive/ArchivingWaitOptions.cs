namespace Xnat.Typed;

/// <summary>How the archiving of a session is waited for.</summary>
public sealed record ArchivingWaitOptions
{
    /// <summary>Longest wait. The state is asked for once in any case.</summary>
    /// <value>One hour.</value>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Longest pause between two questions, each of which is one request; the first pauses are shorter.
    /// </summary>
    /// <value>Fifteen seconds.</value>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long status and time of the last change stay as they are until the archiving counts as stuck.</summary>
    /// <value>Thirty minutes.</value>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <exception cref="ArgumentException">A value has no meaning.</exception>
    internal static ArchivingWaitOptions Checked(ArchivingWaitOptions? options)
    {
        options ??= new();
        return options.Limit >= TimeSpan.Zero && options.Interval > TimeSpan.Zero && options.StuckAfter > TimeSpan.Zero
            ? options
            : throw new ArgumentException(
                $"{nameof(Limit)} is not negative; {nameof(Interval)} and {nameof(StuckAfter)} are more than nothing.", nameof(options));
    }
}
