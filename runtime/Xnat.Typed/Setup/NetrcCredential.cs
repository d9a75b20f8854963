namespace Xnat.Typed;

internal sealed class NetrcCredential(string? path) : XnatCredential
{
    internal override HttpRequestMessage CreateSignIn(Uri server)
    {
        var file = path ?? NetrcFile.DefaultPath();
        var entry = NetrcFile.Read(file).FirstOrDefault(entry => entry.IsFor(server.IdnHost))
            ?? throw new XnatException($"The netrc file has no entry for '{server.IdnHost}'; add a line 'machine {server.IdnHost} login NAME password SECRET' to {file}.");
        if (entry.Login is null || entry.Password is null)
            throw new XnatException($"The netrc entry for '{server.IdnHost}' lacks login or password; complete the line in {file}.");
        return UserPassword(entry.Login, entry.Password).CreateSignIn(server);
    }
}
