using System.Text.Json;
using System.Text.Json.Serialization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One signed-in session with an XNAT server; everything begins here. Safe for several threads. Dispose it to sign out.</summary>
/// <example>
/// <code>
/// await using var xnat = await XnatClient.ConnectAsync("https://xnat.example.org", XnatCredential.FromNetrc());
/// await foreach (ProjectData project in xnat.Projects) Console.WriteLine(project);
/// </code>
/// </example>
public sealed class XnatClient : IAsyncDisposable
{
    private readonly XnatConnection connection;
    private string? version;

    private XnatClient(XnatConnection connection) => this.connection = connection;

    /// <summary>Address of the server, with a slash at its end.</summary>
    public Uri Address => connection.Server;

    /// <summary>
    /// Whether nothing can be sent any more: the client is disposed, or its session ended and the server did not let it in again.
    /// </summary>
    public bool HasEnded => connection.HasEnded;

    /// <summary>
    /// When the server ends the session if nothing more is sent, by this machine's clock. Each call puts it off, and so does the client
    /// itself while it is used: when half of the time has passed, it asks once whose session it is, if anything was called meanwhile or an
    /// answer is still being read, such as a listing. A client that nobody uses lets its session end; the next call signs in again.
    /// </summary>
    /// <value><see langword="null"/> where the server does not say, and where <see cref="HasEnded"/> is true.</value>
    public DateTimeOffset? SessionExpires => connection.Expires;

    /// <summary>What should be mended although it works: such as a netrc file that others can read. Nothing secret stands in it.</summary>
    /// <value>Mostly empty; found out when the client connected.</value>
    public IReadOnlyList<string> Warnings => connection.Warnings;

    /// <summary>The projects that this account sees. Look them up by ID, name or secondary ID.</summary>
    /// <example>
    /// <code>
    /// ProjectData project = await xnat.Projects.GetAsync("brainimages");   // by ID or name; two matches are an error
    /// </code>
    /// </example>
    public XnatListing<ProjectData> Projects => Top<ProjectData>("projects", "xnat:projectData", "name");

    /// <summary>The subjects of all projects that this account sees.</summary>
    public XnatListing<SubjectData> Subjects => Top<SubjectData>("subjects", "xnat:subjectData", "label");

    /// <summary>The experiments of all projects that this account sees: sessions, other experiments and image assessors.</summary>
    public XnatListing<ExperimentData> Experiments => Top<ExperimentData>("experiments", "xnat:experimentData", "label");

    /// <summary>Bringing DICOM data in.</summary>
    public XnatServices Services => new(connection);

    /// <summary>Sessions that wait to be archived.</summary>
    public XnatPrearchive Prearchive => new(connection);

    /// <summary>Searches that are stored on the server.</summary>
    public XnatSearches Searches => new(connection);

    /// <summary>Users, settings, data types, runs of pipelines and containers.</summary>
    public XnatAdministration Administration => new(connection);

    /// <summary>Alias tokens: what stands for an account in place of its password.</summary>
    public XnatTokens Tokens => new(connection);

    /// <summary>Any path of the server, for what has no method: JSON, texts and bytes, changes of any kind, with answers checked.</summary>
    public XnatRaw Raw => new(connection);

    /// <summary>
    /// For code that wants an <see cref="HttpClient"/>: sends within the session, to this server
    /// only. Addresses are relative, such as <c>data/projects</c>.
    /// </summary>
    /// <remarks>
    /// Answers are not checked: those of <see cref="Raw"/> are. It belongs to the client: do not dispose it.
    /// </remarks>
    public HttpClient Http => connection.Http;

    /// <summary>Signs in.</summary>
    /// <param name="address">
    /// Address of the server, such as <c>https://xnat.example.org</c>, with the path of the web application if XNAT is not at the root.
    /// </param>
    /// <param name="credential">Who signs in.</param>
    /// <param name="options">How the client behaves; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">
    /// The address is none, or begins with <c>http://</c> and names another machine without <see cref="XnatClientOptions.AllowPlainHttp"/>.
    /// Nothing was sent.
    /// </exception>
    /// <exception cref="InvalidOperationException">A registry of the options was generated for another version; rebuild it.</exception>
    /// <exception cref="XnatAuthenticationException">
    /// The server refuses the credential; the message says why as far as the server tells.
    /// </exception>
    /// <exception cref="XnatConnectionException">The server cannot be reached.</exception>
    public static Task<XnatClient> ConnectAsync(
        string address,
        XnatCredential credential,
        XnatClientOptions? options = null,
        CancellationToken cancellationToken = default) =>
        ConnectAsync(ServerAddress.Parse(address), credential, options, cancellationToken);

    /// <inheritdoc cref="ConnectAsync(string, XnatCredential, XnatClientOptions?, CancellationToken)"/>
    /// <example>
    /// <code>
    /// var address = new Uri("https://xnat.example.org");
    /// var options = new XnatClientOptions { ApplicationName = "MyLab.Export/1.0", Retry = new() };
    /// await using var xnat = await XnatClient.ConnectAsync(address, XnatCredential.FromEnvironment(), options);
    /// </code>
    /// </example>
    public static async Task<XnatClient> ConnectAsync(
        Uri address,
        XnatCredential credential,
        XnatClientOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var server = ServerAddress.Checked(address);
        var known = OptionsCheck.Checked(options);
        // Before anything is sent: a registry that does not fit is known here already.
        _ = XnatTypeSet.Of(known);
        return new(await XnatConnection.OpenAsync(server, credential, known, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Whatever is called so: projects by ID, name or secondary ID, subjects and experiments of all projects by label or ID. Rows of
    /// subjects and experiments hold the usual fields only. Projects come first, then subjects, then experiments, each kind in the order of
    /// the server. At most six requests, however large the site is.
    /// </summary>
    /// <param name="name">What to look for; capital letters matter.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">XNAT takes a character of it in no address; the message names it. Nothing was sent.</exception>
    public async Task<IReadOnlyList<XnatObject>> FindAllAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ListingNames.RefuseUnaddressable(name);
        var project = await Projects.FindAsync(name, cancellationToken).ConfigureAwait(false);
        var subjects = await Subjects.FindAllAsync(name, cancellationToken).ConfigureAwait(false);
        var experiments = await Experiments.FindAllAsync(name, cancellationToken).ConfigureAwait(false);
        return [.. project is null ? Array.Empty<XnatObject>() : [project], .. subjects, .. experiments];
    }

    /// <summary>
    /// A REST interface of your own, such as for the endpoints of a server's plugin: its methods send within this session, and carry
    /// Refit's attributes, such as <c>[Get("/xapi/mine/{id}")]</c>.
    /// </summary>
    /// <typeparam name="TApi">The interface; the package generates its implementation in the project that declares it.</typeparam>
    /// <param name="json">
    /// What methods send and return as JSON, such as the <c>Default.Options</c> of a <see cref="JsonSerializerContext"/>; not needed for
    /// texts, streams and whole answers.
    /// </param>
    /// <returns>A thread-safe object that lives as long as the client.</returns>
    /// <remarks>
    /// An answer that says no is an <see cref="XnatResponseException"/> of the fitting class, such as <see cref="XnatNotFoundException"/>,
    /// with the route as the interface declares it; one that is no JSON of the promised type an <see cref="XnatContentException"/>.
    /// Methods that return the <see cref="HttpResponseMessage"/> itself throw for no status.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// Nothing was generated for <typeparamref name="TApi"/>: it has no method with an attribute.
    /// </exception>
    /// <example>
    /// <code><![CDATA[
    /// IFindingApi findings = xnat.CreateApi<IFindingApi>();                // an interface of yours, with Refit's attributes
    /// Console.WriteLine(await findings.ListAsync("brainimages"));
    /// ]]></code>
    /// </example>
    public TApi CreateApi<TApi>(JsonSerializerOptions? json = null)
        where TApi : class => connection.CreateApi<TApi>(json);

    /// <summary>
    /// A search for objects in all projects that this account sees:
    /// <c>xnat.Query&lt;MrSessionData&gt;().Where(s =&gt; s.Project == "P" &amp;&amp; s.Age &gt; 60)</c>. Nothing is sent before the
    /// results are asked for.
    /// </summary>
    /// <typeparam name="T">Class of the objects: a project, a subject or a kind of experiment.</typeparam>
    /// <example>
    /// <code><![CDATA[
    /// var old = await xnat.Query<MrSessionData>().Where(s => s.Project == "brainimages" && s.Age > 60).ToListAsync();
    /// ]]></code>
    /// </example>
    public XnatQuery<T> Query<T>()
        where T : XnatObject, IXnatVariableOwner, IXnatType<T> =>
        new UnorderedQuery<T>(new(connection, QueryRoot.Of<T>(XnatTypeSet.Of(connection.Options))));

    /// <summary>Version of the server, such as <c>1.8.10</c>; asked for once.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server names none.</exception>
    public async ValueTask<string> GetServerVersionAsync(CancellationToken cancellationToken = default) =>
        version ??= await ServerVersion.AskAsync(connection, cancellationToken).ConfigureAwait(false);

    /// <summary>Asks the server who is signed in; for a token that is the user who it was issued for.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The login; <see langword="null"/> for a guest, of whom nothing is asked.</returns>
    /// <exception cref="XnatAuthenticationException">The session has ended, and the server did not let the client in again.</exception>
    public Task<string?> WhoAmIAsync(CancellationToken cancellationToken = default) => connection.WhoAmIAsync(cancellationToken);

    /// <summary>Signs out, unless the session was given to this client while it was running.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>The server; never who is signed in.</summary>
    public override string ToString() => $"XnatClient {Address.Authority}";

    private XnatListing<T> Top<T>(string segment, string itemType, string lookup)
        where T : XnatObject => new(new ListingSource(segment, itemType, lookup) { Top = connection, ItemClass = typeof(T) });
}
