using System.Diagnostics;

namespace Xnat.Typed;

/// <summary>Says how long the next read of an answer may take: the idle limit, or what is left of the total one.</summary>
internal sealed class RequestClock(XnatClientOptions options, string route)
{
    private readonly long start = Stopwatch.GetTimestamp();

    public TimeSpan NextWait()
    {
        var left = options.TotalTimeout - Stopwatch.GetElapsedTime(start);
        if (left <= TimeSpan.Zero) throw Expired(new TimeoutException());
        return left < options.IdleTimeout ? left : options.IdleTimeout;
    }

    private string LessAtOnce => WaitAdvice.AfterSending(route) is var advice and not "try again" ? advice : "ask for less at once";

    public XnatConnectionException Expired(Exception cause) =>
        Stopwatch.GetElapsedTime(start) >= options.TotalTimeout
            ? new($"{route} took longer than {options.TotalTimeout.TotalSeconds:0} s in all; {LessAtOnce}, or raise TotalTimeout.", cause)
            : new($"The answer to {route} paused for more than {options.IdleTimeout.TotalSeconds:0.###} s; " +
                $"{WaitAdvice.AfterSending(route)}, or raise IdleTimeout.", cause);

    /// <summary>Whatever the framework, or content of a handler of the caller's, throws when the answer is read.</summary>
    public static bool IsOfTheWire(Exception failure) =>
        failure is not (XnatException or OperationCanceledException or ObjectDisposedException);

    public XnatConnectionException Broken(Exception cause) =>
        new($"The connection broke in the middle of the answer to {route}; {WaitAdvice.AfterSending(route)}.", cause);
}
