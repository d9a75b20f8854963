namespace Xnat.Typed;

/// <summary>
/// A session that several programs share by a file. Who finds none, or finds that it has ended, signs in and puts the new one there; the
/// others wait meanwhile, and take it. None of them signs out.
/// </summary>
internal sealed class SessionFileCredential(string path, XnatCredential inner) : XnatCredential
{
    private readonly SessionFile file = new(path);
    private FileStream? held;
    private string? given;

    internal override bool IsSecret => true;

    internal override string? Warning => inner.Warning;

    /// <inheritdoc />
    protected internal override async ValueTask<XnatCredential> FindAsync(
        XnatCredentialContext context, CancellationToken cancellationToken)
    {
        if (Other(context) is { } known) return Use(known);
        held ??= await file.LockAsync(cancellationToken).ConfigureAwait(false);
        // Somebody may have signed in while this one waited.
        if (Other(context) is { } renewed) return Use(renewed);
        var found = await CredentialSearch.FindAsync(inner, context with { Refusal = null }, cancellationToken).ConfigureAwait(false);
        return new LeftCredential(found);
    }

    /// <inheritdoc />
    internal override void SignedIn(Uri server, string? id)
    {
        if (held is null) return;
        if (id is not null)
        {
            file.Write(server, id);
            given = id;
        }

        Release();
    }

    /// <inheritdoc />
    internal override void EndSearch() => Release();

    /// <summary>The session in the file, unless it is the one that has just turned out to be of no use.</summary>
    private string? Other(XnatCredentialContext context)
    {
        var isUseless = context.IsRenewal || context.Refusal is not null;
        return file.Read(context.Server)?.Id is { } id && (!isUseless || id != given) ? id : null;
    }

    private SessionCredential Use(string id)
    {
        Release();
        return new(given = id);
    }

    private void Release()
    {
        held?.Dispose();
        held = null;
    }
}
