namespace Xnat.Typed;

internal sealed class NetrcCredential(string? path) : XnatCredential
{
    private string File => path ?? NetrcFile.DefaultPath();

    internal override string? Warning => NetrcFile.WarningAbout(File);

    internal override string? Origin => $"the netrc file {File}{(Warning is null ? "" : ", which others can read too")}";

    internal override SignInRequest CreateSignIn(Uri server)
    {
        var file = File;
        var entry = NetrcFile.Find(NetrcFile.Read(file), server.IdnHost)
            ?? throw new XnatException($"The netrc file has no entry for '{server.IdnHost}'; add a line 'machine {server.IdnHost} login "
                + $"NAME password SECRET' to {file}.");
        if (entry.Login is null || entry.Password is null)
            throw new XnatException($"The netrc entry for '{server.IdnHost}' lacks login or password; complete the line in {file}.");
        return UserPassword(entry.Login, entry.Password).CreateSignIn(server);
    }
}
