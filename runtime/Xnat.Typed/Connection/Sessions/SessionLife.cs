namespace Xnat.Typed;

/// <summary>
/// Until when the session lives: each answer prolongs it by a time that the server tells in a cookie. It is counted by this machine's clock
/// from the answer on, since the server's may differ.
/// </summary>
internal sealed class SessionLife(TimeProvider clock)
{
    private readonly Lock gate = new();
    private TimeSpan? idleTime;
    private DateTimeOffset last;
    private bool isUsed;

    /// <summary>When the session ends if nothing more is sent; <see langword="null"/> where the server does not say.</summary>
    public DateTimeOffset? Expires
    {
        get
        {
            lock (gate) return last + idleTime;
        }
    }

    /// <summary>How long the session lives without a request; <see langword="null"/> where the server does not say.</summary>
    public TimeSpan? IdleTime
    {
        get
        {
            lock (gate) return idleTime;
        }
    }

    /// <summary>How long nothing was answered.</summary>
    public TimeSpan Quiet
    {
        get
        {
            lock (gate) return clock.GetUtcNow() - last;
        }
    }

    /// <summary>An answer within the session came.</summary>
    /// <param name="told">The time that it told.</param>
    /// <param name="isUse">Whether somebody had asked for it, and not this client for itself.</param>
    public void Prolong(TimeSpan? told, bool isUse)
    {
        lock (gate)
        {
            idleTime = told ?? idleTime;
            last = clock.GetUtcNow();
            isUsed |= isUse;
        }
    }

    /// <summary>Whether anybody asked for anything since this was taken for the last time.</summary>
    public bool TakeUse()
    {
        lock (gate)
        {
            var was = isUsed;
            isUsed = false;
            return was;
        }
    }
}
