using System.Globalization;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>Reads how long a server asks to wait.</summary>
internal static class RetryAfterHeader
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public static TimeSpan? Of(HttpResponseHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Retry-After", out var values)) return null;
        var text = values.First().Trim();
        if (decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var seconds))
            return seconds <= 0 ? TimeSpan.Zero : seconds >= (decimal)Longest.TotalSeconds ? Longest
                : TimeSpan.FromSeconds((double)seconds);
        if (!RetryConditionHeaderValue.TryParse(text, out var parsed) || parsed.Date is not { } date) return null;
        // By the server's clock, if it tells: ours may differ.
        var wait = date - (headers.Date ?? DateTimeOffset.UtcNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
