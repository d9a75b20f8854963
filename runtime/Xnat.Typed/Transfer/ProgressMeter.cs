using System.Diagnostics;

namespace Xnat.Typed;

/// <summary>Counts bytes and reports them, seldom enough not to slow the transfer and always at its end.</summary>
internal sealed class ProgressMeter(IProgress<TransferProgress>? progress, long? total)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long last = Stopwatch.GetTimestamp();

    public long Bytes { get; private set; }

    public void Add(long count)
    {
        Bytes += count;
        if (progress is null || Stopwatch.GetElapsedTime(last) < Pause) return;
        last = Stopwatch.GetTimestamp();
        progress.Report(new(Bytes, total));
    }

    public void Restart() => Bytes = 0;

    public void Finish() => progress?.Report(new(Bytes, total ?? Bytes));
}
