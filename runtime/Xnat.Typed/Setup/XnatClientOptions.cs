namespace Xnat.Typed;

/// <summary>How a client talks to its server. Copied when the client connects; later changes have no effect.</summary>
public sealed record XnatClientOptions
{
    /// <summary>Longest wait for a connection, name lookup and TLS included.</summary>
    /// <value>15 seconds.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for an answer to begin, counted from the last byte that was sent.</summary>
    /// <value>100 seconds.</value>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The same for import and archiving, which answer only when the session is built.</summary>
    /// <value>30 minutes; XNAT itself gives up on a queued archiving after ten.</value>
    public TimeSpan ArchiveTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest pause in the middle of an answer.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest duration of one request with all of its answer.</summary>
    /// <value>12 hours.</value>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// How the client introduces itself. XNAT treats names of browsers (such as
    /// <c>Mozilla</c>) as people: it sends login pages and demands form tokens.
    /// </summary>
    /// <value><c>Xnat.Typed/</c> and the version.</value>
    public string UserAgent { get; init; } = $"Xnat.Typed/{typeof(XnatClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>How much of a refusing answer an exception keeps in <see cref="XnatResponseException.Body"/>, in characters.</summary>
    /// <value>4096.</value>
    public int ErrorBodyLimit { get; init; } = 4096;

    /// <summary>
    /// Last word on what an exception keeps of an answer: gets the cut text and gives what may stay. Labels can stand in it.
    /// </summary>
    /// <value>Keeps the text as it is.</value>
    public Func<string, string?>? RedactErrorBody { get; init; }

    /// <summary>
    /// Last word on the handler at the very end of the pipeline, for proxies, own certificates and tests: gets the prepared one, with
    /// this client's time-outs, and gives that one changed, one that wraps it, or another. One that follows redirects, keeps cookies
    /// or decompresses is refused at connect with <see cref="ArgumentException"/>: the session would go to other servers, and files
    /// would not arrive as they are.
    /// </summary>
    /// <value>The prepared handler as it is.</value>
    public Func<SocketsHttpHandler, HttpMessageHandler>? PrimaryHandler { get; init; }

    /// <summary>How much of anything a server may send.</summary>
    /// <value>The defaults of <see cref="XnatLimits"/>.</value>
    public XnatLimits Limits { get; init; } = new();

    /// <summary>
    /// Whether a credential may be sent over <c>http</c> to a host other than this machine, where whoever is on the way can read it.
    /// </summary>
    /// <value><see langword="false"/>: such an address is an <see cref="ArgumentException"/>. Loopback addresses and guests are always
    /// allowed.</value>
    public bool AllowPlainHttp { get; init; }

    /// <summary>
    /// Why this client changes things, for the audit of the site: sent as <c>event_reason</c> with every PUT, POST and DELETE below
    /// <c>/data</c> that has no reason of its own. Some sites demand one: there XNAT refuses deletions without it (403) and fails on
    /// other changes (500).
    /// </summary>
    /// <value><see langword="null"/>: none is sent.</value>
    public string? Reason { get; init; }

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal static XnatClientOptions Checked(XnatClientOptions? options)
    {
        if (options is null) return new();
        // The timers behind these count in milliseconds of an int.
        foreach (var wait in (TimeSpan[])[
            options.ConnectTimeout, options.AnswerTimeout, options.ArchiveTimeout, options.IdleTimeout, options.TotalTimeout
        ])
        {
            if (wait <= TimeSpan.Zero || wait.TotalMilliseconds > int.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(options), wait, "Time-outs must be longer than nothing and at most 24 days.");
        }

        XnatLimits.Check(options.Limits);
        if (options.ErrorBodyLimit < 0)
            throw new ArgumentOutOfRangeException(nameof(options), options.ErrorBodyLimit, "ErrorBodyLimit must not be negative.");
        if (string.IsNullOrWhiteSpace(options.UserAgent))
            throw new ArgumentException("UserAgent is empty; name your program, such as 'MyLab.Export/1.0'.", nameof(options));
        if (options.Reason is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Any(char.IsControl)))
            throw new ArgumentException("Reason is empty or has control characters; give a sentence, or leave it out.", nameof(options));
        return options with { };
    }
}
