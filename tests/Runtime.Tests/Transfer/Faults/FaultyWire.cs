namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>
/// Stands between the client and the wire, counts the bytes of files in both directions, and strikes once where it is told to.
/// </summary>
internal sealed class FaultyWire(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly Lock gate = new();
    private readonly List<long> bodies = [];

    /// <summary>What happens to the next requests.</summary>
    public Strike? Next { get; set; }

    /// <summary>Looks around while a <see cref="StrikeKind.Hold"/> lasts.</summary>
    public Func<Task> Held { get; set; } = static () => Task.CompletedTask;

    /// <summary>Bytes of files that passed in each request since <see cref="Restart"/>.</summary>
    public IReadOnlyList<long> Bodies
    {
        get
        {
            lock (gate) return [.. bodies];
        }
    }

    public long Bytes => Bodies.Sum();

    public void Restart()
    {
        lock (gate) bodies.Clear();
        Next = null;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isSent = request.Content is not null && IsOfFiles(request);
        if (!isSent && !IsReceived(request)) return await base.SendAsync(request, cancellationToken);
        var (strike, number) = Take();
        void Count(int bytes)
        {
            lock (gate)
            {
                if (number < bodies.Count) bodies[number] += bytes;
            }
        }

        var own = request.Content;
        if (isSent) request.Content = new StruckContent(own!, strike, Count, Held);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (strike is { Kind: StrikeKind.LoseAnswer })
            {
                response.Dispose();
                throw new HttpRequestException("The answer was lost on purpose.");
            }

            if (!isSent) response.Content = new StruckContent(response.Content, strike, Count, Held);
            return response;
        }
        finally
        {
            request.Content = own;
        }
    }

    private static bool IsOfFiles(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath is var path
        && (path.Contains("/files/", StringComparison.Ordinal) || path.EndsWith("/services/import", StringComparison.Ordinal));

    private static bool IsReceived(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        && (request.RequestUri!.AbsolutePath.Contains("/files/", StringComparison.Ordinal)
            || request.RequestUri.Query.Contains("format=zip", StringComparison.Ordinal));

    private (Strike? Strike, int Number) Take()
    {
        lock (gate)
        {
            var number = bodies.Count;
            bodies.Add(0);
            if (Next is not { } strike || strike.Request != number) return (null, number);
            Next = null;
            return (strike, number);
        }
    }
}
