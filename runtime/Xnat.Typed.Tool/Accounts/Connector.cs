namespace Xnat.Typed.Tool.Accounts;

/// <summary>Signs in, by the session that <c>login</c> keeps or anew.</summary>
internal sealed class Connector(ToolEnvironment environment)
{
    private readonly CredentialFinder finder = new(environment);

    /// <exception cref="MisuseException">The password would go over http:// to another machine, or nobody knows one.</exception>
    public async Task<XnatClient> ConnectAsync(AskedSignIn who, XnatClientOptions options, CancellationToken cancellationToken)
    {
        var known = KnownAs(who);
        var asked = known is null ? who : who.WithKnown();
        CheckScheme(asked);
        var credential = known is null
            ? await finder.FindAsync(asked.Server.Address, asked.User, asked.Provider, cancellationToken).ConfigureAwait(false)
            : XnatCredential.FromSessionFile(ServerStore.Of(environment).SessionPath(known.Name), InTime(asked));
        return await ConnectAsync(asked, credential, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs in anew and leaves the session in a file.</summary>
    /// <inheritdoc cref="ConnectAsync(AskedSignIn, XnatClientOptions, CancellationToken)"/>
    public Task<XnatClient> ConnectAsync(AskedSignIn who, string sessionPath, CancellationToken cancellationToken)
    {
        CheckScheme(who);
        return ConnectAsync(who, XnatCredential.FromSessionFile(sessionPath, InTime(who)), new(), cancellationToken);
    }

    private static Task<XnatClient> ConnectAsync(
        AskedSignIn who, XnatCredential credential, XnatClientOptions options, CancellationToken cancellationToken)
    {
        var ours = options with { AllowPlainHttp = who.AllowsPlainHttp, ApplicationName = ToolName.Agent };
        return XnatClient.ConnectAsync(who.Server.Address, credential, ours, cancellationToken);
    }

    /// <summary>The server whose session is used: not where somebody else signs in, or the environment says how.</summary>
    private NamedServer? KnownAs(AskedSignIn who) =>
        who.Server.Known is { } known && (who.User ?? known.User) == known.User
        && !finder.IsSaidByEnvironment(who.Server.Address)
            ? known
            : null;

    private XnatCredential InTime(AskedSignIn who) => XnatCredential.FromPrompt(async (_, cancellationToken) =>
        await finder.FindAsync(who.Server.Address, who.User, who.Provider, cancellationToken).ConfigureAwait(false));

    /// <summary>Said before a password is asked for.</summary>
    private static void CheckScheme(AskedSignIn who)
    {
        var server = who.Server.Address;
        if (!who.AllowsPlainHttp && server.Scheme == Uri.UriSchemeHttp && !ServerAddress.IsLoopback(server))
        {
            throw new MisuseException(
                $"Over http:// anybody on the way can read the password; connect to {ServerAddress.SecureAddress(server)}, or add " +
                    "--allow-plain-http if the network may be trusted with it.");
        }
    }
}
