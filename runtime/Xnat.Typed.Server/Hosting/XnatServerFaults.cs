namespace Xnat.Typed.Server;

/// <summary>Things that go wrong between a client and a server, made to happen on purpose.</summary>
/// <remarks>A fault stays until it has struck as often as asked for, or until <see cref="Clear"/>.</remarks>
public sealed class XnatServerFaults
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private readonly Action expire;

    internal XnatServerFaults(Action expire) => this.expire = expire;

    /// <summary>Ends every session: the next request with an old cookie gets 401.</summary>
    public void ExpireSessions() => expire();

    /// <summary>Answers with XNAT's sign-in page and status 200, as a proxy or an expired browser session does.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit, <c>/data/projects</c>.</param>
    /// <param name="times">How many requests are hit.</param>
    public void AnswerHtml(string pathPrefix, int times = int.MaxValue) => Add(new(FaultKind.Html, pathPrefix, 0, default, times));

    /// <summary>Answers with an error page.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="status">The status, 502 for instance.</param>
    /// <param name="times">How many requests are hit.</param>
    public void AnswerStatus(string pathPrefix, int status, int times = int.MaxValue) => Add(new(FaultKind.Status, pathPrefix, status, default, times));

    /// <summary>Breaks the connection when so many bytes of the body have gone out.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="bytes">Bytes that still arrive.</param>
    /// <param name="times">How many requests are hit.</param>
    public void CutAfter(string pathPrefix, long bytes, int times = int.MaxValue) => Add(new(FaultKind.Cut, pathPrefix, bytes, default, times));

    /// <summary>Lets a request wait before it is looked at.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="delay">How long.</param>
    /// <param name="times">How many requests are hit.</param>
    public void Delay(string pathPrefix, TimeSpan delay, int times = int.MaxValue) => Add(new(FaultKind.Delay, pathPrefix, 0, delay, times));

    /// <summary>Takes all faults back.</summary>
    public void Clear()
    {
        lock (gate) faults.Clear();
    }

    /// <summary>The faults that hit a request; each is counted as struck.</summary>
    internal IReadOnlyList<Fault> Take(string path)
    {
        lock (gate)
        {
            if (faults.Count == 0) return [];
            var hits = faults.FindAll(fault => path.StartsWith(fault.PathPrefix, StringComparison.Ordinal));
            foreach (var hit in hits.Where(hit => --hit.Remaining <= 0)) faults.Remove(hit);
            return hits;
        }
    }

    private void Add(Fault fault)
    {
        lock (gate) faults.Add(fault);
    }
}
