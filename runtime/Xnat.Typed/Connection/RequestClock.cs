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

    public XnatConnectionException Expired(Exception cause) =>
        Stopwatch.GetElapsedTime(start) >= options.TotalTimeout
            ? new($"{route} took longer than {options.TotalTimeout.TotalSeconds:0} s in all; ask for less at once, or raise TotalTimeout.", cause)
            : new($"The answer to {route} paused for more than {options.IdleTimeout.TotalSeconds:0.###} s; try again, or raise IdleTimeout.", cause);

    public XnatConnectionException Broken(Exception cause) => new($"The connection broke in the middle of the answer to {route}; try again.", cause);
}
