namespace Xnat.Typed;

/// <summary>Signs in as another does, and leaves the session open at the end.</summary>
internal sealed class LeftCredential(KnownCredential inner) : KnownCredential
{
    public override bool OwnsSession => false;

    internal override bool IsSecret => inner.IsSecret;

    internal override string? Origin => inner.Origin;

    internal override string? Warning => inner.Warning;

    public override SignInRequest CreateSignIn(string? provider) => inner.CreateSignIn(provider);
}
