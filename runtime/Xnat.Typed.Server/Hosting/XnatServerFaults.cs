using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server;

/// <summary>Things that go wrong between a client and a server, made to happen on purpose.</summary>
/// <remarks>
/// A fault stays until it has struck as often as asked for, or until <see cref="Clear"/>. Faults that wait do so by the server's clock.
/// </remarks>
public sealed class XnatServerFaults
{
    private readonly Lock gate = new();
    private readonly List<StandingFault> faults = [];
    private readonly Action expire;
    private readonly StuckSessions stuck;
    private readonly SlowSessions slow;

    internal XnatServerFaults(Action expire, StuckSessions stuck, SlowSessions slow) =>
        (this.expire, this.stuck, this.slow) = (expire, stuck, slow);

    /// <summary>Ends every session: the next request with an old cookie gets 401.</summary>
    public void ExpireSessions() => expire();

    /// <summary>Answers with XNAT's sign-in page and status 200, as a proxy or an expired browser session does.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit, <c>/data/projects</c>.</param>
    /// <param name="times">How many requests are hit.</param>
    public void AnswerHtml(string pathPrefix, int times = int.MaxValue) => Set(new(FaultKind.Html), pathPrefix, times, 0);

    /// <summary>Answers with an error page.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="status">The status, 502 for instance.</param>
    /// <param name="times">How many requests are hit.</param>
    /// <param name="after">How many requests are answered first: 401 after some is a session that dies midway.</param>
    /// <param name="retryAfter">When the client should try again, in the header <c>Retry-After</c>.</param>
    /// <example><code>server.Faults.AnswerStatus("/data/projects", 503, times: 2);</code></example>
    public void AnswerStatus(string pathPrefix, int status, int times = int.MaxValue, int after = 0, TimeSpan? retryAfter = null) =>
        Set(new(FaultKind.Status) { Number = status, RetryAfter = retryAfter }, pathPrefix, times, after);

    /// <summary>Breaks the connection when so many bytes of the body have gone out.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="bytes">Bytes that still arrive.</param>
    /// <param name="times">How many requests are hit.</param>
    public void CutAfter(string pathPrefix, long bytes, int times = int.MaxValue) =>
        Set(new(FaultKind.Cut) { Number = bytes }, pathPrefix, times, 0);

    /// <summary>Lets a request wait before it is looked at.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="delay">How long.</param>
    /// <param name="times">How many requests are hit.</param>
    public void Delay(string pathPrefix, TimeSpan delay, int times = int.MaxValue) =>
        Set(new(FaultKind.Delay) { Time = delay }, pathPrefix, times, 0);

    /// <summary>Sends the body a few bytes at a time.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="bytes">Bytes that come at once.</param>
    /// <param name="interval">How long it takes until the next ones come.</param>
    /// <param name="times">How many requests are hit.</param>
    public void Drip(string pathPrefix, int bytes, TimeSpan interval, int times = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        Set(new(FaultKind.Drip) { Number = bytes, Time = interval }, pathPrefix, times, 0);
    }

    /// <summary>Announces a longer body than the one that is sent, and closes the connection behind it.</summary>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="bytes">Bytes that are announced and do not come.</param>
    /// <param name="times">How many requests are hit.</param>
    public void AnnounceMore(string pathPrefix, int bytes, int times = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        Set(new(FaultKind.Overlength) { Number = bytes }, pathPrefix, times, 0);
    }

    /// <summary>Lets sessions in the prearchive stay in one status, whatever is asked of them, until <see cref="Clear"/>.</summary>
    /// <param name="pathPrefix">Start of the addresses of the sessions, <c>/data/prearchive/projects/P1</c>.</param>
    /// <param name="status">The status, <c>BUILDING</c> for instance.</param>
    public void AddStuckSessions(string pathPrefix, string status)
    {
        ArgumentException.ThrowIfNullOrEmpty(status);
        Set(new(FaultKind.Stuck) { Word = status }, pathPrefix, int.MaxValue, 0);
    }

    /// <summary>Lets archiving and rebuilding take so many looks at the session, until <see cref="Clear"/>.</summary>
    /// <param name="pathPrefix">Start of the addresses of the sessions, <c>/data/prearchive/projects/P1</c>.</param>
    /// <param name="looks">
    /// How often the session still shows <c>ARCHIVING</c> or <c>BUILDING</c>: by itself or in a list, to whatever client. After that it is
    /// done.
    /// </param>
    /// <remarks>
    /// <para>
    /// Meanwhile nothing of the session is in the archive, and it refuses other work, as a busy session of XNAT does. What was asked for is
    /// kept with the data, and is done in the end with the rights of who asked; it may end in <c>CONFLICT</c> or <c>ERROR</c>. What has
    /// begun when faults are taken back goes on to its end.
    /// </para>
    /// <para>
    /// A real XNAT answers the request for one session when it is done. Here nobody might look meanwhile, so it is answered at once, with
    /// the address that the session will have. An import that archives by itself takes no looks.
    /// </para>
    /// </remarks>
    public void AddSlowSessions(string pathPrefix, int looks)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(looks);
        Set(new(FaultKind.ReadyAfter) { Number = looks }, pathPrefix, int.MaxValue, 0);
    }

    /// <summary>Lets archiving and rebuilding take so long by the server's clock, until <see cref="Clear"/>.</summary>
    /// <param name="pathPrefix">Start of the addresses of the sessions, <c>/data/prearchive/projects/P1</c>.</param>
    /// <param name="time">How long the session shows <c>ARCHIVING</c> or <c>BUILDING</c>.</param>
    /// <remarks>
    /// As with looks; but the request for one session waits until it is done, as that of XNAT does, and is answered with 500 after ten
    /// minutes, while the work goes on.
    /// </remarks>
    public void AddSlowSessions(string pathPrefix, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        Set(new(FaultKind.ReadyAfter) { Time = time }, pathPrefix, int.MaxValue, 0);
    }

    /// <summary>Sets faults by their text, as the header <c>X-Xnat-Fault</c> and <c>/xnat-typed/faults</c> take them.</summary>
    /// <param name="faults">
    /// One or several, separated by commas: <c>delay=2s, status=503, retry-after=5s</c>. Further ones are <c>html</c>,
    /// <c>cut=1000</c>, <c>overlength=100</c>, <c>drip=10/200ms</c>, <c>expire</c>, <c>stuck=BUILDING</c> and
    /// <c>ready-after=3</c> or <c>ready-after=2s</c>.
    /// </param>
    /// <param name="pathPrefix">Start of the paths that are hit.</param>
    /// <param name="times">How many requests are hit.</param>
    /// <param name="after">How many requests are answered first.</param>
    /// <exception cref="FormatException">The text is not a fault.</exception>
    public void Add(string faults, string pathPrefix = "/", int times = int.MaxValue, int after = 0)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var fault in FaultText.Parse(faults)) Set(fault, pathPrefix, times, after);
    }

    /// <summary>Takes all faults back.</summary>
    public void Clear()
    {
        stuck.Clear();
        slow.Clear();
        lock (gate) faults.Clear();
    }

    /// <summary>The faults that are set and not yet spent.</summary>
    internal IReadOnlyList<StandingFault> Standing
    {
        get
        {
            lock (gate) return [.. faults];
        }
    }

    /// <summary>The faults that hit a request; each is counted as struck.</summary>
    internal IReadOnlyList<Fault> Take(string path)
    {
        lock (gate)
        {
            if (faults.Count == 0) return [];
            var hits = faults.FindAll(fault => !fault.Fault.IsOfPrearchive && fault.Strikes(path)).ConvertAll(fault => fault.Fault);
            faults.RemoveAll(fault => fault.IsSpent);
            return hits;
        }
    }

    private void Set(Fault fault, string pathPrefix, int times, int after)
    {
        ArgumentNullException.ThrowIfNull(pathPrefix);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        lock (gate) faults.Add(new(fault, pathPrefix, times, after));
        if (fault.Kind == FaultKind.Stuck) stuck.Add(pathPrefix, fault.Word);
        else if (fault.Kind == FaultKind.ReadyAfter) slow.Add(pathPrefix, new((int)fault.Number, fault.Time));
    }
}
