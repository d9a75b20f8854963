using Microsoft.Extensions.Logging;

namespace Xnat.Typed.DependencyInjection;

/// <summary>
/// What a client does, as lines of a log: routes as templates, no label and no secret. The category is <c>Xnat.Typed</c>.
/// </summary>
internal static partial class ClientLog
{
    public static void Write(ILogger logger, XnatClientEvent happened)
    {
        switch (happened)
        {
            case XnatRequestEvent { Error: { } error } failed:
                Failed(logger, failed.Method, failed.Route, failed.Server, error, failed.Duration.TotalMilliseconds);
                break;
            case XnatRequestEvent done:
                Done(logger, done.Method, done.Route, done.Server, (int)done.Status!, done.Duration.TotalMilliseconds);
                break;
            case XnatRetryEvent retry:
                var why = retry.Error ?? ((int)retry.Status!).ToString(System.Globalization.CultureInfo.InvariantCulture);
                Retried(logger, retry.Method, retry.Route, retry.Server, why, retry.Attempt, retry.Delay.TotalMilliseconds);
                break;
            case XnatSignInEvent { Error: { } error } refused: Refused(logger, refused.Server, error, refused.Message); break;
            case XnatSignInEvent entered: SignedIn(logger, entered.Server, entered.IsRenewal); break;
            case XnatSessionEndedEvent ended: Ended(logger, ended.Server, ended.Method, ended.Route, (int)ended.Status); break;
            default: break;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Method} {Route} at {Server} answered {Status} after {Milliseconds:0} ms")]
    private static partial void Done(ILogger logger, string method, string route, string server, int status, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Route} at {Server} failed with {Error} after {Milliseconds:0} ms")]
    private static partial void Failed(ILogger logger, string method, string route, string server, string error, double milliseconds);

    [LoggerMessage(
        3, LogLevel.Warning, "{Method} {Route} at {Server} is sent again after {Reason} (attempt {Attempt}) in {Milliseconds:0} ms")]
    private static partial void Retried(
        ILogger logger, string method, string route, string server, string reason, int attempt, double milliseconds);

    [LoggerMessage(4, LogLevel.Information, "Signed in to {Server} (renewal: {IsRenewal})")]
    private static partial void SignedIn(ILogger logger, string server, bool isRenewal);

    [LoggerMessage(5, LogLevel.Error, "Sign-in to {Server} failed with {Error}: {Reason}")]
    private static partial void Refused(ILogger logger, string server, string error, string? reason);

    [LoggerMessage(6, LogLevel.Information, "The session at {Server} has ended, shown by {Method} {Route}: {Status}")]
    private static partial void Ended(ILogger logger, string server, string method, string route, int status);
}
