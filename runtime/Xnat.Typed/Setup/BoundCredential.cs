namespace Xnat.Typed;

/// <summary>A credential that goes to one server only.</summary>
internal sealed class BoundCredential(XnatCredential inner, Uri home) : XnatCredential
{
    /// <inheritdoc />
    protected internal override ValueTask<XnatCredential> FindAsync(XnatCredentialContext context, CancellationToken cancellationToken) =>
        ServerAddress.SameOrigin(context.Server, home)
            ? new(inner)
            : throw new XnatException($"XNAT_USER and XNAT_PASS are for the server in XNAT_HOST ({ServerAddress.Origin(home)}); connect " +
                "to that one, or give the credential in code.");
}
