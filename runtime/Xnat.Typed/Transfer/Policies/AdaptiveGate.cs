namespace Xnat.Typed;

/// <summary>
/// How many workers may ask at a time: one fewer each time that answers begin much later than they did at best, half where the server says
/// that it has too much to do, and one more after as many good answers as there are workers.
/// </summary>
/// <param name="most">How many at most.</param>
internal sealed class AdaptiveGate(int most) : IDisposable
{
    /// <summary>Answers within this time say nothing about load.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim free = new(most);
    private readonly Lock counting = new();
    private TimeSpan best = TimeSpan.MaxValue;
    private int withheld;
    private int owed;
    private int good;

    /// <summary>How many may ask at a time now.</summary>
    public int Width
    {
        get
        {
            lock (counting) return most - withheld - owed;
        }
    }

    public Task EnterAsync(CancellationToken cancellationToken) => free.WaitAsync(cancellationToken);

    public void Exit()
    {
        lock (counting)
        {
            if (owed > 0)
            {
                owed--;
                withheld++;
                return;
            }
        }

        free.Release();
    }

    /// <summary>An answer began after this time.</summary>
    public void Answered(TimeSpan wait)
    {
        lock (counting)
        {
            if (wait < best) best = wait;
            if (wait > Quick && wait > 4 * best)
            {
                Narrow(1);
                return;
            }

            if (++good < most - withheld - owed || withheld + owed == 0) return;
            good = 0;
            if (owed > 0)
            {
                owed--;
                return;
            }

            withheld--;
        }

        free.Release();
    }

    /// <summary>The server has too much to do.</summary>
    public void Overloaded()
    {
        lock (counting) Narrow((most - withheld - owed) / 2);
    }

    public void Dispose() => free.Dispose();

    // Those at work go on: their places are withheld when they leave.
    private void Narrow(int by)
    {
        good = 0;
        owed += Math.Min(by, most - withheld - owed - 1);
    }
}
