namespace Xnat.Typed.Server.Sites;

/// <summary>Keeps contents from being swept, until it is let go; doing that again does nothing.</summary>
internal sealed class ContentLease(Action leave) : IDisposable
{
    private Action? leave = leave;

    public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
}
