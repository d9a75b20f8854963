namespace Xnat.Typed;

/// <summary>How fast bytes have come during the last seconds.</summary>
internal sealed class TransferRate
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    private readonly Queue<(TimeSpan At, long Bytes)> samples = new();

    /// <returns>Bytes a second; <see langword="null"/> while too little is known.</returns>
    public double? At(TimeSpan time, long bytes)
    {
        while (samples.TryPeek(out var oldest) && (time - oldest.At > Window || oldest.Bytes > bytes)) samples.Dequeue();
        samples.Enqueue((time, bytes));
        var first = samples.Peek();
        return time - first.At < Shortest ? null : (bytes - first.Bytes) / (time - first.At).TotalSeconds;
    }
}
