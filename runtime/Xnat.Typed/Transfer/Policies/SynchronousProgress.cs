namespace Xnat.Typed;

/// <summary>
/// Hands on each report before the call that made it goes on: in order, one at a time, and the last before the transfer returns.
/// </summary>
/// <remarks>
/// <see cref="Progress{T}"/> posts reports to the context that it was made in, or to the thread pool: there they may come late, out of
/// order and after the transfer has ended. Take that one for a window, and this one for a console, a log, a bar or a test. The handler runs
/// on the thread that transfers, so that a slow one slows the transfer; what it throws ends it.
/// </remarks>
/// <typeparam name="T">What is reported, such as <see cref="TransferProgress"/> or <see cref="BulkProgress"/>.</typeparam>
public sealed class SynchronousProgress<T> : IProgress<T>
{
    private readonly Action<T> handler;
    private readonly Lock reporting = new();

    /// <param name="handler">Hears of each report. It need not be safe for several threads, even if several transfers share this.</param>
    public SynchronousProgress(Action<T> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        this.handler = handler;
    }

    /// <summary>Calls the handler and waits until it has returned.</summary>
    /// <param name="value">How far the work has come.</param>
    public void Report(T value)
    {
        lock (reporting) handler(value);
    }
}
