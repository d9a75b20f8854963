namespace Xnat.Typed;

/// <summary>Who signs in. What it holds is sent to the one server that the client connects to, and shown to nobody.</summary>
/// <remarks>
/// One of your own derives from this class and overrides <see cref="FindAsync"/>: it looks in a store, asks a person, or fetches a token.
/// </remarks>
public abstract class XnatCredential
{
    /// <summary>For credentials of your own.</summary>
    protected XnatCredential()
    {
    }

    /// <summary>Whether the credential can make a new session when the old one has died.</summary>
    internal virtual bool CanSignInAgain => true;

    /// <summary>Whether it holds something that others must not read on the way.</summary>
    internal virtual bool IsSecret => true;

    /// <summary>Where name and password were found, for whoever has to mend them.</summary>
    internal virtual string? Origin => null;

    /// <summary>What is wrong with the place that the credential is kept in; never what it holds.</summary>
    internal virtual string? Warning => null;

    /// <summary>Hears that a session is open; <paramref name="id"/> is <see langword="null"/> if it had ended at once.</summary>
    internal virtual void SignedIn(Uri server, string? id)
    {
    }

    /// <summary>Hears that an attempt to sign in has come to its end, whatever became of it.</summary>
    internal virtual void EndSearch()
    {
    }

    /// <summary>A user's name and password. An alias token's two halves are recognised and used as such.</summary>
    /// <param name="user">The name to sign in with.</param>
    /// <param name="password">Its password.</param>
    /// <param name="provider">
    /// Which of the server's sign-in providers to ask, where it has several (such as an LDAP directory); otherwise
    /// <see cref="XnatClientOptions.AuthenticationProvider"/>.
    /// </param>
    /// <example>
    /// <code>
    /// var credential = XnatCredential.UserPassword("ada", Environment.GetEnvironmentVariable("LAB_PASSWORD")!);
    /// await using var xnat = await XnatClient.ConnectAsync("https://xnat.example.org", credential);
    /// </code>
    /// </example>
    public static XnatCredential UserPassword(string user, string password, string? provider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        ArgumentNullException.ThrowIfNull(password);
        // XNAT names its alias tokens by a UUID; its sign-in service does not know them, its Basic filter does.
        return Guid.TryParseExact(user, "D", out _)
            ? new AliasTokenCredential(user, password)
            : new PasswordCredential(user, password, provider);
    }

    /// <summary>A token that XNAT issued for a user, such as a running container gets.</summary>
    /// <param name="alias">The public half.</param>
    /// <param name="secret">The secret half.</param>
    public static XnatCredential AliasToken(string alias, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        return new AliasTokenCredential(alias, secret);
    }

    /// <summary>A session that is running already, such as one that a browser holds. The client does not end it.</summary>
    /// <param name="id">The value of the cookie <c>JSESSIONID</c>.</param>
    public static XnatCredential Session(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new SessionCredential(SessionId.Parse(id)
            ?? throw new ArgumentException("This is no session id: give the value of the cookie JSESSIONID alone.", nameof(id)));
    }

    /// <summary>Nobody: sees what the server shows to everybody, if it shows anything.</summary>
    public static XnatCredential Guest { get; } = new GuestCredential();

    /// <summary>The entry that a netrc file has for the host that the client connects to, or else its <c>default</c> entry.</summary>
    /// <param name="path">
    /// The file; without it <c>NETRC</c> of the environment, then <c>.netrc</c> (on Windows also <c>_netrc</c>) in the home folder.
    /// </param>
    /// <remarks>
    /// The file is read when the client connects, as Python's <c>netrc</c> module reads it: the last entry of a machine counts, and
    /// <c>#</c> begins a comment
    /// where a keyword may stand. A file that others can read is mentioned in <see cref="XnatClient.Warnings"/>. The word
    /// <c>account</c> of the entry names the server's sign-in provider, where it has several.
    /// </remarks>
    /// <example>
    /// <code>
    /// await using var xnat = await XnatClient.ConnectAsync("https://xnat.example.org", XnatCredential.FromNetrc());
    /// </code>
    /// </example>
    public static XnatCredential FromNetrc(string? path = null) => new NetrcCredential(path);

    /// <summary><c>XNAT_USER</c> and <c>XNAT_PASS</c> of the environment, as XNAT's container service sets them.</summary>
    /// <remarks>
    /// If <c>XNAT_HOST</c> is set too, the credential is for that server and goes to no other. <c>XNAT_PROVIDER</c> names the server's
    /// sign-in provider, where it has several.
    /// </remarks>
    /// <exception cref="XnatException">A variable is not set.</exception>
    public static XnatCredential FromEnvironment()
    {
        var user = Environment.GetEnvironmentVariable("XNAT_USER");
        var password = Environment.GetEnvironmentVariable("XNAT_PASS");
        if (string.IsNullOrEmpty(user) || password is null)
            throw new XnatException("The environment has no XNAT_USER and XNAT_PASS; set both, or use another credential.");
        var provider = Environment.GetEnvironmentVariable("XNAT_PROVIDER");
        var credential = UserPassword(user, password, string.IsNullOrEmpty(provider) ? null : provider);
        var host = Environment.GetEnvironmentVariable("XNAT_HOST");
        return string.IsNullOrEmpty(host) ? credential : new BoundCredential(credential, ServerAddress.Parse(host));
    }

    /// <summary>Whatever a function finds, such as a name and password that a person is asked for.</summary>
    /// <param name="ask">
    /// Called as <see cref="FindAsync"/> is: when the client connects, whenever a session has ended, and once more after a refusal.
    /// </param>
    public static XnatCredential FromPrompt(Func<XnatCredentialContext, CancellationToken, ValueTask<XnatCredential>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return new PromptCredential(ask);
    }

    /// <summary>
    /// One session for several programs of an account, such as the tasks of a cluster's job. The first one signs in and leaves the session
    /// in a file that only the account can read; the others take it from there. None of them signs out:
    /// <see cref="XnatSessionFile.EndAsync"/> does, in the last step. When the session ends meanwhile, one of them signs in again, and the
    /// others take the new one.
    /// </summary>
    /// <param name="path">The file; it is made where there is none. A file with <c>.lock</c> behind its name stands beside it.</param>
    /// <param name="credential">What to sign in with.</param>
    public static XnatCredential FromSessionFile(string path, XnatCredential credential)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(credential);
        return new SessionFileCredential(Path.GetFullPath(path), credential);
    }

    /// <summary>
    /// Finds what to sign in with now. Called when a client connects and whenever its session has ended, by one caller at a time; and once
    /// more, with <see cref="XnatCredentialContext.Refusal"/>, after the server refused what it found. What was refused is not sent again.
    /// </summary>
    /// <param name="context">The server, and why it is asked.</param>
    /// <param name="cancellationToken">Ends the search: the caller of the connection, later the client's own end.</param>
    /// <returns>A credential of this class's, such as <see cref="UserPassword"/>, or another that finds one.</returns>
    /// <remarks>
    /// It must not use the client that it is for, which waits for it. No time-out is at work meanwhile. What it throws besides
    /// <see cref="XnatException"/> and <see cref="OperationCanceledException"/> reaches the caller within an <see cref="XnatException"/>.
    /// </remarks>
    protected internal abstract ValueTask<XnatCredential> FindAsync(XnatCredentialContext context, CancellationToken cancellationToken);

    /// <summary>The kind of credential; never what it holds.</summary>
    public sealed override string ToString() => GetType().Name;
}
