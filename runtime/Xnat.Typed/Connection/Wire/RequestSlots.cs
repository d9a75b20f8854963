namespace Xnat.Typed;

/// <summary>Lets so many requests be at work with the server at once; further ones wait, and get their turn in their order.</summary>
/// <remarks>
/// At work is a request until its answer begins, and then as long as its body is being read. One that nobody reads from for a moment, such
/// as the listing whose rows are loaded one by one, lends its slot and goes on reading without waiting: if who holds a slot could wait for
/// one, loops that ask within loops would wait for each other for ever.
/// </remarks>
internal sealed class RequestSlots(int most) : IDisposable
{
    /// <summary>So long nobody reads from a body until its slot is lent; between two reads of a transfer it is microseconds.</summary>
    private const int Pause = 50;

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> waiting = new();
    private readonly HashSet<RequestSlot> bodies = [];
    private readonly HashSet<RequestSlot> open = [];
    private Timer? watch;
    private int atWork;

    /// <summary>How many requests wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>Gives a slot when it is this request's turn.</summary>
    /// <param name="waits">Whether it has to wait at all: who signs out does not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<RequestSlot> EnterAsync(bool waits, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> turn;
        lock (gate)
        {
            if (!waits || (atWork < most && waiting.Count == 0))
            {
                atWork++;
                return new(this);
            }

            turn = waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            (watch ??= new(static slots => ((RequestSlots)slots!).LendPaused(), this, Timeout.Infinite, Timeout.Infinite))
                .Change(Pause / 2, Pause / 2);
            LendPausedLocked();
        }

        using (cancellationToken.UnsafeRegister(static (turn, token) => ((TaskCompletionSource)turn!).TrySetCanceled(token), turn.Value))
        {
            try
            {
                // Its slot was counted by who gave it the turn.
                await turn.Value.Task.ConfigureAwait(false);
                return new(this);
            }
            finally
            {
                lock (gate)
                {
                    if (turn.List is not null) waiting.Remove(turn);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            watch?.Dispose();
            watch = null;
        }
    }

    /// <summary>The answer has begun: from here on the slot may be lent.</summary>
    internal void Answer(RequestSlot slot)
    {
        lock (gate)
        {
            slot.LastRead = Environment.TickCount64;
            if (slot.IsCounted) bodies.Add(slot);
            if (!slot.IsDone) open.Add(slot);
        }
    }

    /// <summary>Whether a request has no answer yet, or an answer is not at its end that somebody has read from within a time.</summary>
    internal bool IsAtWork(TimeSpan within)
    {
        var since = Environment.TickCount64 - within.TotalMilliseconds;
        lock (gate) return atWork > bodies.Count || open.Any(slot => slot.LastRead >= since);
    }

    internal void BeginRead(RequestSlot slot)
    {
        lock (gate)
        {
            slot.Readers++;
            if (slot.IsCounted || slot.IsDone) return;
            slot.IsCounted = true;
            atWork++;
            bodies.Add(slot);
        }
    }

    internal void EndRead(RequestSlot slot)
    {
        lock (gate)
        {
            slot.Readers--;
            slot.LastRead = Environment.TickCount64;
        }
    }

    internal void Lend(RequestSlot slot)
    {
        lock (gate) LendLocked(slot);
    }

    internal void Release(RequestSlot slot)
    {
        lock (gate)
        {
            slot.IsDone = true;
            open.Remove(slot);
            LendLocked(slot);
        }
    }

    private void LendPaused()
    {
        lock (gate) LendPausedLocked();
    }

    private void LendPausedLocked()
    {
        var since = Environment.TickCount64 - Pause;
        if (waiting.Count > 0)
        {
            foreach (var slot in bodies.Where(slot => slot.Readers == 0 && slot.LastRead <= since).ToArray()) LendLocked(slot);
        }

        if (waiting.Count == 0) watch?.Change(Timeout.Infinite, Timeout.Infinite);
    }

    private void LendLocked(RequestSlot slot)
    {
        if (!slot.IsCounted) return;
        slot.IsCounted = false;
        bodies.Remove(slot);
        atWork--;
        while (atWork < most && waiting.First is { } next)
        {
            waiting.RemoveFirst();
            // One that was cancelled meanwhile takes no turn.
            if (next.Value.TrySetResult()) atWork++;
        }
    }
}
