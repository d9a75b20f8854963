namespace Xnat.Typed;

internal sealed class AliasTokenCredential(string alias, string secret) : KnownCredential
{
    /// <summary>A token is known to the server itself: no provider is asked.</summary>
    public override SignInRequest CreateSignIn(string? provider) => new() { Authorization = BasicHeader.Of(alias, secret) };
}
