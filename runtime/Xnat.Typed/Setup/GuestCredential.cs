namespace Xnat.Typed;

internal sealed class GuestCredential : XnatCredential
{
    internal override bool IsSecret => false;

    internal override HttpRequestMessage CreateSignIn(Uri server) => new(HttpMethod.Get, new Uri(server, "data/JSESSION"));
}
