namespace Xnat.Typed;

internal sealed class SessionCredential(string id, bool isOwn = false) : KnownCredential
{
    public override bool OwnsSession => isOwn;

    internal override bool CanSignInAgain => false;

    public override SignInRequest CreateSignIn(string? provider) => new() { Session = id };
}
