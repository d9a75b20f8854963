namespace Xnat.Typed.Server;

/// <summary>How a server in process is set up.</summary>
public sealed class XnatServerOptions
{
    /// <summary>Address to listen on.</summary>
    /// <value>A free port of the loopback interface: <c>http://127.0.0.1:0</c>.</value>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Accounts.</summary>
    /// <value>One administrator, <c>admin</c> with password <c>admin</c>.</value>
    public IReadOnlyList<XnatServerUser> Users { get; init; } = [XnatServerUser.Administrator("admin", "admin")];

    /// <summary>
    /// Folders with further schemas, <c>{folder}/{name}.xsd</c> in each. A schema of the name of a bundled one replaces it.
    /// </summary>
    /// <value>None.</value>
    public IReadOnlyList<string> SchemaFolders { get; init; } = [];

    /// <summary>Folder in which the server keeps everything, so that it is there after a restart. It is made if it is not there.</summary>
    /// <value><see langword="null"/>: everything is in memory and ends with the server.</value>
    /// <remarks>
    /// What an answer has confirmed survives the end of the process, in whatever way it ends: a kill leaves nothing half-made. After a
    /// power cut the last moments may be missing. One server at a time works with a folder. Accounts are those of <see cref="Users"/>;
    /// sessions end with the process.
    /// </remarks>
    public string? DataFolder { get; init; }

    /// <summary>Where the time comes from.</summary>
    /// <value>The system's clock.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes session ids; give one of your own where they must be known beforehand.</summary>
    /// <value><see langword="null"/>: random.</value>
    public Func<string>? NewSessionId { get; init; }

    /// <summary>
    /// Gives so many random bytes, of which session ids, tokens and other identifiers are made;
    /// give a source of your own where answers must be the same each time.
    /// </summary>
    /// <value><see langword="null"/>: the system's random numbers.</value>
    public Func<int, byte[]>? RandomBytes { get; init; }

    /// <summary>Start of accession IDs, <c>XNAT_S00001</c>.</summary>
    /// <value><c>XNAT</c>.</value>
    public string SiteId { get; init; } = "XNAT";

    /// <summary>
    /// The version of XNAT that the server is, in what it says and in what it does: a release such as <c>1.7.2</c>, or a line,
    /// <c>1.6</c>, <c>1.7</c>, <c>1.8</c> or <c>1.9</c>, which stands for its last release.
    /// </summary>
    /// <value><c>1.8.10</c>.</value>
    /// <remarks>
    /// <para>Any other text ends the start with an <see cref="ArgumentException"/>. The differences:</para>
    /// <para>1.6 tells its version at <c>/data/version</c> and has nothing below <c>/xapi</c>.</para>
    /// <para>1.7.0 to 1.7.2 do not show a single session of the prearchive.</para>
    /// <para>Up to 1.7.4 an unknown alias of a token is answered with 403, since then with 401.</para>
    /// <para>1.8 brought the element <c>custom_fields</c> of the schemas.</para>
    /// <para>1.8.3 brought <c>Direct-Archive</c>.</para>
    /// <para>1.8.5 types sessions by the class of their images alone, where these name no modality.</para>
    /// <para>1.8.6 takes changes of a scan that do not repeat its data type.</para>
    /// <para>1.8.8 brought <c>/xapi/custom-fields</c> and <c>/xapi/customforms</c>.</para>
    /// <para>1.8.9 shows times in tables with milliseconds.</para>
    /// </remarks>
    public string Version { get; init; } = "1.8.10";

    /// <summary>The largest file that is taken in, in bytes; a larger one is refused with 413.</summary>
    /// <value>64 GiB.</value>
    public long MaxUploadBytes { get; init; } = 64L << 30;

    /// <summary>How much may come out of one uploaded archive, in bytes, counted while it is unpacked; more is refused with 413.</summary>
    /// <value>256 GiB.</value>
    public long MaxExtractedBytes { get; init; } = 256L << 30;

    /// <summary>How many files may come out of one uploaded archive; more are refused with 413.</summary>
    /// <value>1,000,000.</value>
    public int MaxExtractedFiles { get; init; } = 1_000_000;

    /// <summary>
    /// Folders of this machine that an administrator's upload may refer to with <c>reference=</c>, links resolved. Anything else is
    /// refused with 403.
    /// </summary>
    /// <value>None.</value>
    public IReadOnlyList<string> ReferenceFolders { get; init; } = [];

    /// <summary>How long an unused session lives.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether a change with an unknown field path is refused. A real XNAT drops it in silence.</summary>
    /// <value><see langword="false"/>.</value>
    public bool RefusesUnknownFields { get; init; }

    /// <summary>
    /// Whether listings of objects come in another order each time. A real XNAT asks its database for none, so that pages (<c>limit</c>,
    /// <c>offset</c>) may repeat rows and miss others, and <c>sortBy</c> sorts what is on the page already.
    /// </summary>
    /// <value><see langword="false"/>: in the order of creation. With it, the same queries get the same orders in each run.</value>
    public bool UnstableOrder { get; init; }

    /// <summary>
    /// Whether a file is sent from the place on that a <c>Range</c> asks for, as servers before an XNAT may do. A real XNAT always sends
    /// the whole.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool AnswersRanges { get; init; }

    /// <summary>
    /// Whether the site demands a reason (<c>event_reason</c>) for each change of the archive. Without one XNAT refuses deletions (403) and
    /// fails on other changes (500). Administrators change it by the site's properties
    /// <c>requireChangeJustification</c> and <c>showChangeJustification</c>, which count together only.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool RequireReason { get; init; }

    /// <summary>
    /// Whether the site is closed to those who do not sign in. An open site lets them look at public projects, as the user <c>guest</c>.
    /// </summary>
    /// <value><see langword="true"/>.</value>
    public bool RequireLogin { get; init; } = true;

    /// <summary>Whether browsers have to repeat the token of their session with every change. Other programs never do.</summary>
    /// <value><see langword="true"/>.</value>
    public bool EnableCsrfToken { get; init; } = true;

    /// <summary>How many sessions one account may have at a time.</summary>
    /// <value>
    /// As many as come: a client that sends its password each time and keeps no cookie opens one with every request. A real site has 1000.
    /// </value>
    public int MaxSessionsPerUser { get; init; } = int.MaxValue;

    /// <summary>How many failed sign-ins in a row lock an account for an hour; negative for none.</summary>
    /// <value>20.</value>
    public int MaxFailedLogins { get; init; } = 20;

    /// <summary>How long an alias token is good for.</summary>
    /// <value>2 days.</value>
    public TimeSpan AliasTokenLifetime { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Whether only administrators see the list of users.</summary>
    /// <value><see langword="true"/>.</value>
    public bool RestrictUserLists { get; init; } = true;

    /// <summary>Whether users who are no administrators may create projects.</summary>
    /// <value><see langword="true"/>.</value>
    public bool AllowUsersToCreateProjects { get; init; } = true;

    /// <summary>Ways to sign in.</summary>
    /// <value>XNAT's own: <c>localdb</c>, called <c>Database</c>.</value>
    public IReadOnlyList<XnatServerProvider> Providers { get; init; } = [new("localdb", "Database")];

    /// <summary>Folder on this machine from which <c>import-handler=inbox</c> may read.</summary>
    /// <value><see langword="null"/>: the site has no inbox.</value>
    public string? InboxFolder { get; init; }

    /// <summary>File that <see cref="XnatServer.ExportAsync"/> has written, with which the server starts.</summary>
    /// <value><see langword="null"/>: it starts empty.</value>
    /// <remarks>With a <see cref="DataFolder"/> that holds something already, that stays as it is and the file is not used.</remarks>
    public string? StateFile { get; init; }

    /// <summary>
    /// Whether tests in other languages control the server from outside: state, record of requests, clock and faults. From its own
    /// machine without credentials, from elsewhere as an administrator.
    /// </summary>
    /// <value><see langword="false"/>: only through <see cref="XnatServer"/>.</value>
    /// <remarks>
    /// <para><c>/xnat-typed/state</c>: GET exports (<see cref="XnatServer.ExportAsync"/>), PUT imports, and answers 422 where it refuses
    /// the file, DELETE resets.</para>
    /// <para><c>/xnat-typed/requests</c>: GET lists recorded requests, DELETE forgets them.</para>
    /// <para><c>/xnat-typed/clock</c>: GET shows it, POST with <c>advance=TIME</c> puts it forward, so that sessions and tokens end.</para>
    /// <para>The header <c>X-Xnat-Fault</c> brings faults for one request:
    /// <c>X-Xnat-Fault: delay=2s, status=503, retry-after=5s</c>.</para>
    /// <para>
    /// <c>POST /xnat-typed/faults</c> sets standing ones, with the parameters <c>fault</c> (a text as in the header), <c>path</c> (start of
    /// the paths that are hit), <c>times</c> and <c>after</c> (how many requests are hit, and how many get past first); GET lists them and
    /// DELETE takes all back.
    /// </para>
    /// <para>
    /// Known are <c>delay=TIME</c>, <c>status=NUMBER</c> with <c>retry-after=TIME</c>, <c>html</c> (the sign-in page with status 200),
    /// <c>cut=BYTES</c> (the connection breaks in the body), <c>overlength=BYTES</c> (more is announced than comes),
    /// <c>drip=BYTES/TIME</c>, <c>expire</c> (all sessions end) and, not in the header, <c>stuck=STATE</c> (sessions of the prearchive
    /// below the path stay in that state). A TIME is a number with <c>ms</c>, <c>s</c> or <c>m</c>.
    /// </para>
    /// </remarks>
    public bool AllowsControl { get; init; }

    /// <summary>
    /// Whether administrators see on the home page, <c>/</c>, what is there and what was asked lately, and others a link to sign in by.
    /// </summary>
    /// <value><see langword="false"/>: the page says who is signed in, which is all that clients look for.</value>
    public bool ShowsOverview { get; init; }

    /// <summary>Called for each request that was answered, in the order of the answers, before the answer is sent.</summary>
    /// <value><see langword="null"/>: nobody is told. What it throws ends the request.</value>
    public Action<RecordedRequest>? Answered { get; init; }
}
