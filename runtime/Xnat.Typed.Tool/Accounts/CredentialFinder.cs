using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Accounts;

/// <summary>
/// Finds out who signs in: from the environment, the netrc file or the person at the terminal. A
/// password is never an option: those stand in histories and process lists.
/// </summary>
internal sealed class CredentialFinder(ToolEnvironment environment)
{
    /// <param name="server">The server to sign in to.</param>
    /// <param name="user">The name that was given, or <see langword="null"/>.</param>
    /// <param name="provider">The sign-in provider that was given, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <exception cref="MisuseException">Nothing is known and nobody can be asked.</exception>
    public async Task<XnatCredential> FindAsync(Uri server, string? user, string? provider, CancellationToken cancellationToken)
    {
        // What the environment says is for the server in XNAT_HOST, if there is one, and goes to no other.
        var isForServer = ServerLocator.OfVariable(environment) is not { } host || ServerAddress.SameOrigin(host, server);
        var known = isForServer ? NotEmpty(environment.Variable("XNAT_USER")) : null;
        var password = isForServer ? environment.Variable("XNAT_PASS") : null;
        var name = NotEmpty(user) ?? known;
        var asked = NotEmpty(provider) ?? NotEmpty(environment.Variable("XNAT_PROVIDER"));
        if (name is not null && password is not null && (known is null || known == name))
            return XnatCredential.UserPassword(name, password, asked);
        return FromNetrc(server, name, asked) ?? await AskAsync(server, name, asked, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the environment has an account for this server: it counts before a session that <c>login</c> keeps.</summary>
    public bool IsSaidByEnvironment(Uri server) =>
        environment.Variable("XNAT_PASS") is not null
        && NotEmpty(environment.Variable("XNAT_USER")) is not null
        && (ServerLocator.OfVariable(environment) is not { } host || ServerAddress.SameOrigin(host, server));

    private XnatCredential? FromNetrc(Uri server, string? name, string? provider)
    {
        var path = NotEmpty(environment.Variable("NETRC")) ?? NetrcFile.DefaultPath();
        if (!File.Exists(path)) return null;
        var entry = NetrcFile.Find(NetrcFile.Read(path), server.IdnHost, name);
        return entry is { Login: { } login, Password: { } password }
            ? XnatCredential.UserPassword(login, password, provider ?? entry.Account)
            : null;
    }

    private async Task<XnatCredential> AskAsync(Uri server, string? name, string? provider, CancellationToken cancellationToken)
    {
        if (environment.Ask is not { } ask)
        {
            throw new MisuseException(
                $"There is no {(name is null ? "account" : "password")} for {server.Authority}: set XNAT_USER and XNAT_PASS, or add a "
                + $"line 'machine {server.IdnHost} login NAME password SECRET' to the netrc file, or sign in at a terminal: "
                + ShellLine.Of("login", server.AbsoluteUri));
        }

        name ??= NotEmpty(await ask($"User at {server.Authority}:", false, cancellationToken).ConfigureAwait(false))
            ?? throw new MisuseException("A user is needed to sign in.");
        return XnatCredential.UserPassword(
            name, await ask($"Password of {name} at {server.Authority}:", true, cancellationToken).ConfigureAwait(false), provider);
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
