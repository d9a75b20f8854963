namespace Xnat.Typed;

internal sealed class NetrcCredential(string? path) : XnatCredential
{
    private string File => path ?? NetrcFile.DefaultPath();

    internal override string? Warning => NetrcFile.WarningAbout(File);

    internal override string? Origin => $"the netrc file {File}{(Warning is null ? "" : ", which others can read too")}";

    /// <inheritdoc />
    protected internal override ValueTask<XnatCredential> FindAsync(XnatCredentialContext context, CancellationToken cancellationToken)
    {
        var (file, host) = (File, context.Server.IdnHost);
        var entry = NetrcFile.Find(NetrcFile.Read(file), host)
            ?? throw new XnatException($"The netrc file has no entry for '{host}'; add a line 'machine {host} login "
                + $"NAME password SECRET' to {file}.");
        if (entry.Login is null || entry.Password is null)
            throw new XnatException($"The netrc entry for '{host}' lacks login or password; complete the line in {file}.");
        return new(UserPassword(entry.Login, entry.Password, entry.Account));
    }
}
