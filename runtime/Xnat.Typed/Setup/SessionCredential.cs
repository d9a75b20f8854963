namespace Xnat.Typed;

internal sealed class SessionCredential(string id) : KnownCredential
{
    public override bool OwnsSession => false;

    internal override bool CanSignInAgain => false;

    public override SignInRequest CreateSignIn(string? provider) => new() { Session = id };
}
