namespace Xnat.Typed;

internal sealed class GuestCredential : XnatCredential
{
    internal override bool IsSecret => false;

    internal override SignInRequest CreateSignIn(Uri server) => new();
}
