namespace Xnat.Typed;

internal sealed class SessionCredential(string id) : XnatCredential
{
    internal string Id => id;

    internal override bool CanSignInAgain => false;

    internal override bool OwnsSession => false;

    // XNAT gives a fresh guest session on /data/JSESSION for an unknown id; /data/auth tells the truth.
    internal override HttpRequestMessage CreateSignIn(Uri server) =>
        new(HttpMethod.Get, new Uri(server, "data/auth")) { Headers = { { "Cookie", $"JSESSIONID={id}" } } };
}
