namespace Xnat.Typed;

internal sealed class GuestCredential : KnownCredential
{
    internal override bool IsSecret => false;

    public override SignInRequest CreateSignIn(string? provider) => new();
}
