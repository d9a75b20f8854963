using System.Diagnostics;

namespace Xnat.Typed;

/// <summary>
/// Counts the bytes and files of a transfer, of several workers too, and reports them: seldom enough not to slow it, in order, and always
/// at its end.
/// </summary>
internal sealed class ProgressMeter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IProgress<TransferProgress>? progress;
    private readonly RateGate? gate;
    private readonly ProgressMeter? whole;
    private readonly Lock reporting = new();
    private readonly List<ProgressMeter> active = [];
    private readonly TransferRate rate = new();
    private readonly long begun = Stopwatch.GetTimestamp();
    private long last = Stopwatch.GetTimestamp();
    private long bytes;
    private long? total;
    private int files;
    private int? totalFiles;
    private string? item;
    private bool isGrowing;
    private TransferPhase phase;

    /// <param name="progress">Who hears of it.</param>
    /// <param name="total">Bytes in all, where that is known from the beginning.</param>
    /// <param name="gate">Who says how fast; <see langword="null"/> for as fast as it goes.</param>
    public ProgressMeter(IProgress<TransferProgress>? progress, long? total, RateGate? gate = null) =>
        (this.progress, this.total, this.gate) = (progress, total, gate);

    private ProgressMeter(ProgressMeter whole, string item, long? total)
        : this(null, total, whole.gate) => (this.whole, this.item) = (whole, item);

    public long Bytes => Interlocked.Read(ref bytes);

    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public void Add(long count)
    {
        Interlocked.Add(ref bytes, count);
        whole?.Add(count);
        if (progress is null || Stopwatch.GetElapsedTime(Interlocked.Read(ref last)) < Pause) return;
        // Whoever finds another reporting need not wait for it.
        if (!reporting.TryEnter()) return;
        try
        {
            if (Stopwatch.GetElapsedTime(last) < Pause) return;
            Report(phase, isGrowing ? null : total);
        }
        finally
        {
            reporting.Exit();
        }
    }

    /// <summary>Counts bytes, and returns when the next may pass.</summary>
    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public ValueTask AddAsync(long count, CancellationToken cancellationToken)
    {
        Add(count);
        return gate?.PassAsync(count, cancellationToken) ?? default;
    }

    /// <summary>Begins anew: what was counted of this transfer did not count.</summary>
    public void Restart()
    {
        var taken = Interlocked.Exchange(ref bytes, 0);
        if (whole is not null) Interlocked.Add(ref whole.bytes, -taken);
    }

    /// <summary>Begins one of several parts; what it counts counts for the whole.</summary>
    public ProgressMeter Begin(string name, long? length)
    {
        var part = new ProgressMeter(this, name, length);
        lock (reporting)
        {
            active.Add(part);
            item = name;
        }

        return part;
    }

    /// <summary>Ends a part: with its files done, or taken back.</summary>
    public void End(ProgressMeter part, int done)
    {
        lock (reporting)
        {
            active.Remove(part);
            files += done;
        }
    }

    /// <summary>The whole becomes known bit by bit, and is told when <see cref="Known"/> says that it is.</summary>
    public void Grow()
    {
        lock (reporting) isGrowing = true;
    }

    /// <summary>One that keeps to the same rate and tells nobody: for bytes that are packed, and counted as they are unpacked.</summary>
    public ProgressMeter Unheard() => new(null, null, gate);

    /// <summary>A file of a part that is still under way.</summary>
    public void Done()
    {
        lock (reporting) files++;
    }

    /// <summary>More is to be transferred.</summary>
    public void Announce(long moreBytes, int moreFiles)
    {
        lock (reporting)
        {
            total = (total ?? 0) + moreBytes;
            totalFiles = (totalFiles ?? 0) + moreFiles;
        }
    }

    /// <summary>All of it was announced.</summary>
    public void Known()
    {
        lock (reporting) isGrowing = false;
    }

    /// <summary>Files that need no transfer.</summary>
    public void Keep(int kept)
    {
        lock (reporting)
        {
            files += kept;
            totalFiles = (totalFiles ?? 0) + kept;
        }
    }

    /// <summary>Says at once what the transfer is about now.</summary>
    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public void Enter(TransferPhase next)
    {
        lock (reporting)
        {
            phase = next;
            Report(next, isGrowing ? null : total);
        }
    }

    /// <summary>The last word.</summary>
    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public void Finish()
    {
        lock (reporting) Report(TransferPhase.Ended, total ?? Bytes);
    }

    // A handler that fails must not be taken for a transfer that is fine; one that cancels does so in .NET's way.
    private void Report(TransferPhase now, long? all)
    {
        if (progress is null) return;
        Interlocked.Exchange(ref last, Stopwatch.GetTimestamp());
        try
        {
            progress.Report(State(now, all));
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            throw new XnatException("The handler of the progress threw; the transfer was ended. What it threw is in InnerException.", e);
        }
    }

    private TransferProgress State(TransferPhase now, long? all)
    {
        var passed = Bytes;
        var speed = rate.At(Stopwatch.GetElapsedTime(begun), passed);
        return new(passed, all)
        {
            Files = files,
            TotalFiles = isGrowing ? null : totalFiles,
            BytesPerSecond = speed,
            TimeLeft = speed is > 0 && all - passed is { } rest and >= 0 ? TimeOf(rest / speed.Value) : null,
            Item = item,
            Active = [.. active.Select(static part => new TransferItem(part.item!, part.Bytes, part.total))],
            Phase = now,
        };
    }

    private static TimeSpan? TimeOf(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
}
