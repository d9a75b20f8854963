namespace Xnat.Typed;

internal sealed class AliasTokenCredential(string alias, string secret) : XnatCredential
{
    internal override SignInRequest CreateSignIn(Uri server) => new() { Authorization = BasicHeader.Of(alias, secret) };
}
