namespace Xnat.Typed;

/// <summary>Tells of several requests as of one transfer. What is sent again counts once.</summary>
internal sealed class SharedProgress(IProgress<TransferProgress>? listener, long total)
{
    private readonly Lock gate = new();
    private long sum;

    /// <summary>Hears of one of the requests.</summary>
    public IProgress<TransferProgress>? Part() => listener is null ? null : new PartProgress(this);

    /// <summary>Takes back what failed requests have counted, and tells where the whole stands.</summary>
    /// <exception cref="XnatException">The caller's handler threw.</exception>
    public void Finish(long bytes)
    {
        lock (gate)
        {
            sum = bytes;
            var meter = new ProgressMeter(listener, total);
            meter.Add(bytes);
            meter.Finish();
        }
    }

    private void Add(long bytes)
    {
        lock (gate) listener!.Report(new(Math.Min(sum += bytes, total), total));
    }

    private sealed class PartProgress(SharedProgress whole) : IProgress<TransferProgress>
    {
        private long last;

        public void Report(TransferProgress value)
        {
            whole.Add(value.Bytes - last);
            last = value.Bytes;
        }
    }
}
