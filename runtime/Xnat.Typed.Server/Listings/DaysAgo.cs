namespace Xnat.Typed.Server.Listings;

/// <summary>What <c>recent=</c> asks for.</summary>
internal static class DaysAgo
{
    /// <summary>A thousand years: before everything that an archive holds, and within what dates can hold.</summary>
    private const int Most = 365_000;

    /// <summary>The time so many days before another; further than a thousand years is as good as that.</summary>
    public static DateTimeOffset Of(DateTimeOffset now, int days) => now.AddDays(-Math.Clamp(days, -Most, Most));
}
