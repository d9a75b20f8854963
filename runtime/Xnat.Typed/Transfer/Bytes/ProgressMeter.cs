using System.Diagnostics;

namespace Xnat.Typed;

/// <summary>Counts bytes and reports them, seldom enough not to slow the transfer and always at its end.</summary>
internal sealed class ProgressMeter(IProgress<TransferProgress>? progress, long? total)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long last = Stopwatch.GetTimestamp();

    public long Bytes { get; private set; }

    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public void Add(long count)
    {
        Bytes += count;
        if (progress is null || Stopwatch.GetElapsedTime(last) < Pause) return;
        last = Stopwatch.GetTimestamp();
        Report(new(Bytes, total));
    }

    public void Restart() => Bytes = 0;

    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public void Finish() => Report(new(Bytes, total ?? Bytes));

    // A handler that fails must not be taken for a transfer that is fine; one that cancels does so in .NET's way.
    private void Report(TransferProgress state)
    {
        try
        {
            progress?.Report(state);
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            throw new XnatException("The handler of the progress threw; the transfer was ended. What it threw is in InnerException.", e);
        }
    }
}
