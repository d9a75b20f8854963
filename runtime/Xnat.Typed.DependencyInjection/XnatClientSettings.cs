namespace Xnat.Typed.DependencyInjection;

/// <summary>How a host's client is set up. What is absent has the default of <see cref="XnatClientOptions"/>.</summary>
/// <remarks>
/// The keys of a configuration section are the names of the properties. Secrets belong into the environment or a store, not into a file.
/// </remarks>
public sealed class XnatClientSettings
{
    // No properties: configuration has no key for these.
    private XnatClientOptions options = new() { Retry = new() };
    private string? section;

    /// <summary>Address of the server, with the path of the web application if XNAT is not at the root.</summary>
    public string? Address { get; set; }

    /// <summary>Name to sign in with.</summary>
    public string? User { get; set; }

    /// <summary>Its password.</summary>
    public string? Password { get; set; }

    /// <summary>Which of the server's sign-in providers to ask: <see cref="XnatClientOptions.AuthenticationProvider"/>.</summary>
    public string? Provider { get; set; }

    /// <summary>Public half of an alias token, in place of name and password.</summary>
    public string? Alias { get; set; }

    /// <summary>Secret half of the alias token.</summary>
    public string? Secret { get; set; }

    /// <summary>Path of a netrc file that has an entry for the server, in place of name and password.</summary>
    public string? NetrcFile { get; set; }

    /// <summary>Name and version of the program: <see cref="XnatClientOptions.ApplicationName"/>.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>Most requests at work at once: <see cref="XnatClientOptions.MaxConcurrentRequests"/>.</summary>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>Longest wait for an answer to begin: <see cref="XnatClientOptions.AnswerTimeout"/>.</summary>
    public TimeSpan? AnswerTimeout { get; set; }

    /// <summary>How often what reads is sent again; 0 for never.</summary>
    /// <value><see langword="null"/>: as <see cref="Change"/> says, three times to begin with.</value>
    public int? MaxRetries { get; set; }

    /// <summary>Why this client changes things: <see cref="XnatClientOptions.Reason"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>Address of a proxy: <see cref="XnatClientOptions.Proxy"/>.</summary>
    public string? Proxy { get; set; }

    /// <summary>Path of a PEM file with authorities of one's own: <see cref="XnatClientOptions.TrustedAuthorities"/>.</summary>
    public string? AuthorityFile { get; set; }

    /// <summary>Whether a credential may go over plain http: <see cref="XnatClientOptions.AllowPlainHttp"/>.</summary>
    public bool? AllowPlainHttp { get; set; }

    /// <summary>How long a refused sign-in is not tried again, so that a wrong password does not lock the account.</summary>
    /// <value>1 minute.</value>
    public TimeSpan RefusalPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Who signs in, from code; in place of the keys for it.</summary>
    public XnatCredential? Credential { get; set; }

    /// <summary>All other options, from code; the keys of a configuration go over them.</summary>
    internal XnatClientOptions GivenOptions() => options;

    /// <summary>Path of the configuration section, for messages.</summary>
    internal string? Section() => section;

    internal void ReadFrom(string? path) => section = path;

    /// <summary>Changes all other options, such as models, certificates and time-outs; retries are on to begin with.</summary>
    /// <param name="change">Gives the changed options.</param>
    public XnatClientSettings Change(Func<XnatClientOptions, XnatClientOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        options = change(options) ?? throw new ArgumentException("The function gives no options.", nameof(change));
        return this;
    }

    /// <summary>The class alone: the rest may be secret.</summary>
    public override string ToString() => nameof(XnatClientSettings);
}
