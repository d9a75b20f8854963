using System.Net;

namespace Xnat.Typed;

/// <summary>Failures after which the same may work a little later, and how long that is.</summary>
internal static class PassingFailure
{
    private const int MostAttempts = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static bool Is(Exception failure) => failure switch
    {
        XnatConnectionException => true,
        XnatResponseException { Status: var status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout,
        _ => false,
    };

    /// <summary>Waits as long as the server asks, or twice as long each time, half a second at first.</summary>
    public static Task WaitAsync(Exception failure, int attempt, TimeProvider clock, CancellationToken cancellationToken)
    {
        var own = TimeSpan.FromMilliseconds(500 * Math.Pow(2, Math.Min(attempt, 8) - 1));
        var asked = (failure as XnatResponseException)?.RetryAfter ?? own;
        return Task.Delay(asked < Longest ? asked : Longest, clock, cancellationToken);
    }

    /// <summary>Does what may be done again, up to four times.</summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> work, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception e) when (attempt < MostAttempts && Is(e))
            {
                await WaitAsync(e, attempt, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
