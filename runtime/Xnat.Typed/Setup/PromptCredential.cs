namespace Xnat.Typed;

internal sealed class PromptCredential(Func<XnatCredentialContext, CancellationToken, ValueTask<XnatCredential>> ask) : XnatCredential
{
    /// <inheritdoc />
    protected internal override ValueTask<XnatCredential> FindAsync(XnatCredentialContext context, CancellationToken cancellationToken) =>
        ask(context, cancellationToken);
}
