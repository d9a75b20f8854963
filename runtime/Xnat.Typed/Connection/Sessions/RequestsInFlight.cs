namespace Xnat.Typed;

/// <summary>Counts requests that have no answer yet.</summary>
internal sealed class RequestsInFlight
{
    /// <summary>Longest wait: an import may take much longer, and is not waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private TaskCompletionSource? none;
    private int count;

    public void Enter()
    {
        lock (gate) count++;
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--count == 0) none?.TrySetResult();
        }
    }

    /// <summary>Waits until all of them have been answered, or long enough.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        Task end;
        lock (gate)
        {
            if (count == 0) return;
            none = new(TaskCreationOptions.RunContinuationsAsynchronously);
            end = none.Task;
        }

        await WaitAsync(end, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for something that other requests do, or long enough.</summary>
    public static async Task WaitAsync(Task task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted) return;
        await task.WaitAsync(Patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
