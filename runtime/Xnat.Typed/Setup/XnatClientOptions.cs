using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Xnat.Typed;

/// <summary>How a client talks to its server. Copied when the client connects; later changes have no effect.</summary>
/// <example>
/// <code>
/// var options = new XnatClientOptions
/// {
///     MaxConcurrentRequests = 4,
///     AnswerTimeout = TimeSpan.FromMinutes(5),
///     Reason = "export for the study",
/// };
/// </code>
/// </example>
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
    /// Most requests that are at work with the server at once, and as many connections; what more there are wait for their turn, which
    /// counts towards no time-out. A body that is open while nobody reads from it, as that of a listing whose rows are loaded one by one,
    /// does not count, so that loops within loops do not wait for each other; it keeps a connection of its own.
    /// </summary>
    /// <value>8: a server that others use too.</value>
    public int MaxConcurrentRequests { get; init; } = 8;

    /// <summary>
    /// Name and version of your program, such as <c>MyLab.Export/1.0</c>. It stands before <see cref="UserAgent"/> in what is sent, so that
    /// the server's administrator finds in the logs whom to ask.
    /// </summary>
    /// <value><see langword="null"/>: only the library's own name is sent.</value>
    public string? ApplicationName { get; init; }

    /// <summary>
    /// Which of the server's sign-in providers compares name and password, such as an LDAP directory, where the credential names none
    /// itself. Tokens, sessions and guests know no provider.
    /// </summary>
    /// <value><see langword="null"/>: the server decides.</value>
    public string? AuthenticationProvider { get; init; }

    /// <summary>
    /// How the client introduces itself, behind <see cref="ApplicationName"/>. XNAT treats names of browsers (such as <c>Mozilla</c>) as
    /// people: it sends login pages and demands form tokens.
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
    /// Last word on the handler at the very end of the pipeline, for handlers of your own and tests: gets the prepared one, with
    /// this client's time-outs, and gives that one changed, one that wraps it, or another. One that follows redirects, keeps cookies
    /// or decompresses is refused at connect with <see cref="ArgumentException"/>: the session would go to other servers, and files
    /// would not arrive as they are.
    /// </summary>
    /// <value>The prepared handler as it is.</value>
    public Func<SocketsHttpHandler, HttpMessageHandler>? PrimaryHandler { get; init; }

    /// <summary>The proxy on the way to the server.</summary>
    /// <value><see langword="null"/>: the one that the environment names (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>, …), or none.</value>
    public IWebProxy? Proxy { get; init; }

    /// <summary>
    /// Authorities (CA) of your own that may sign this server's certificate, besides those that the machine trusts; nobody else is trusted
    /// by it. <see cref="X509Certificate2Collection.ImportFromPemFile"/> reads them from a PEM file. Name and dates are checked all the
    /// same.
    /// </summary>
    /// <value><see langword="null"/>: the machine's alone.</value>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>Certificates by which this client shows who it is, where the server or a proxy before it asks for one.</summary>
    /// <value><see langword="null"/>: none.</value>
    public X509Certificate2Collection? ClientCertificates { get; init; }

    /// <summary>
    /// Whether any certificate is accepted, expired, of another host or made by whoever is on the way. Such a client says so in
    /// <see cref="XnatClient.Warnings"/>; give <see cref="TrustedAuthorities"/> instead wherever that is possible.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool AllowUntrustedCertificate { get; init; }

    /// <summary>When a request that failed for a moment is sent again by itself.</summary>
    /// <value><see langword="null"/>: never. <c>new()</c> for the usual numbers.</value>
    public XnatRetryOptions? Retry { get; init; }

    /// <summary>
    /// Is told of requests, sign-ins and what goes wrong, for logs: routes as templates, no label and no secret. It is called in the middle
    /// of things, by several threads; what it throws is dropped.
    /// </summary>
    /// <value><see langword="null"/>: nobody. Spans and metrics are there without it: <see cref="XnatTelemetry"/>.</value>
    public Action<XnatClientEvent>? Listener { get; init; }

    /// <summary>
    /// The classes that this client makes objects of, besides the package's own: generated registries, such as
    /// <c>LabTypeRegistry.Instance</c>, the first that has a data type counts. So two servers with different versions of one data type can
    /// be used by one process.
    /// </summary>
    /// <value><see langword="null"/>: those of all assemblies that are known to the process.</value>
    public IReadOnlyList<IXnatModel>? Models { get; init; }

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

    /// <summary>What retries, and the end of a session, are counted by.</summary>
    /// <value>The machine's clock.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Looks whether a client can work with these, as connecting does before anything is sent.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public void Validate() => OptionsCheck.Checked(this);

    /// <summary>The whole header: your program, then the library.</summary>
    internal string Introduction => ApplicationName is null ? UserAgent : $"{ApplicationName} {UserAgent}";
}
