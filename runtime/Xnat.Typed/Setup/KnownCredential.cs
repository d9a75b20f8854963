namespace Xnat.Typed;

/// <summary>A credential of which it is known what it sends.</summary>
internal abstract class KnownCredential : XnatCredential
{
    /// <summary>Whether the session is ours to end.</summary>
    public virtual bool OwnsSession => true;

    /// <summary>What opens a session.</summary>
    /// <param name="provider">Which of the server's sign-in providers to ask, where the credential names none itself.</param>
    public abstract SignInRequest CreateSignIn(string? provider);

    /// <inheritdoc />
    protected internal sealed override ValueTask<XnatCredential> FindAsync(
        XnatCredentialContext context, CancellationToken cancellationToken) => new(this);
}
