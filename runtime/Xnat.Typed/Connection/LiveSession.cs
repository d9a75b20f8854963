namespace Xnat.Typed;

/// <summary>One session on the server, from its sign-in to its end.</summary>
internal sealed class LiveSession(string id)
{
    private volatile bool hasServed;

    public string Id => id;

    /// <summary>Whether anybody got an answer within it; its own sign-in does not count.</summary>
    public bool HasServed => hasServed;

    /// <summary>The answer that showed that it has ended. Read and written under the lock of the <see cref="SessionKeeper"/>.</summary>
    public FailedAnswer? EndedBy { get; set; }

    public void Serve() => hasServed = true;

    /// <summary>The class alone: the id is a credential.</summary>
    public override string ToString() => nameof(LiveSession);
}
