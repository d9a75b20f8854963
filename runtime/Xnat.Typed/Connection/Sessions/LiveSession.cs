namespace Xnat.Typed;

/// <summary>One session on the server, from its sign-in to its end.</summary>
/// <param name="id">What the cookie carries.</param>
/// <param name="isProven">Whether requests may be sent in it at once; otherwise one goes first.</param>
internal sealed class LiveSession(string id, bool isProven)
{
    private readonly TaskCompletionSource proof = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int hasFirst = isProven ? 1 : 0;
    private volatile bool hasServed;

    public string Id => id;

    /// <summary>Whether anybody got an answer within it; its own sign-in does not count.</summary>
    public bool HasServed => hasServed;

    /// <summary>The answer that showed that it has ended. Read and written under the lock of the <see cref="SessionKeeper"/>.</summary>
    public FailedAnswer? EndedBy { get; private set; }

    /// <summary>When to send: at once, or after the first request has come to its end.</summary>
    public Task Turn => isProven || Interlocked.Exchange(ref hasFirst, 1) == 0 ? Task.CompletedTask : proof.Task;

    public void Serve() => hasServed = true;

    public void End(FailedAnswer answer)
    {
        EndedBy ??= answer;
        Pass();
    }

    /// <summary>A request has come to its end, whatever became of it.</summary>
    public void Pass() => proof.TrySetResult();

    /// <summary>The class alone: the id is a credential.</summary>
    public override string ToString() => nameof(LiveSession);
}
