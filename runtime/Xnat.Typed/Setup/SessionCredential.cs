namespace Xnat.Typed;

internal sealed class SessionCredential(string id) : XnatCredential
{
    internal override bool CanSignInAgain => false;

    internal override bool OwnsSession => false;

    internal override SignInRequest CreateSignIn(Uri server) => new() { Session = id };
}
