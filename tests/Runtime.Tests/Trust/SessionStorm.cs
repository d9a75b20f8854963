namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Next to the wire: ends all sessions of the server again and again, after every so many answers, sign-ins included.</summary>
internal sealed class SessionStorm(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int answered;
    private int ends;

    public Action End { get; set; } = static () => { };

    /// <summary>After how many answers; 0 for never.</summary>
    public int Every { get; set; }

    /// <summary>How often sessions were ended.</summary>
    public int Ends => Volatile.Read(ref ends);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Every == 0 || Interlocked.Increment(ref answered) % Every != 0) return response;
        Interlocked.Increment(ref ends);
        End();
        return response;
    }
}
