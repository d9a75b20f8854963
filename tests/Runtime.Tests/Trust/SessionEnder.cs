namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Next to the wire: ends all sessions of the server when so many requests have been answered.</summary>
internal sealed class SessionEnder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int answered;
    private int after;

    /// <summary>How it ends them.</summary>
    public Action End { get; set; } = static () => { };

    /// <summary>Answers since the last call of <see cref="Watch"/>.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Counts anew, and ends the sessions once after so many answers; 0 for at once, less for never.</summary>
    public void Watch(int endAfter)
    {
        (answered, after) = (0, endAfter);
        if (endAfter == 0) End();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Interlocked.Increment(ref answered) == after) End();
        return response;
    }
}
