namespace Xnat.Typed;

/// <summary>Asks a credential, which may give another one, until it is known what to send.</summary>
internal static class CredentialSearch
{
    /// <summary>One that gives itself over and over finds no end.</summary>
    private const int MostSteps = 8;

    /// <exception cref="XnatException">It failed, or gave nothing to sign in with.</exception>
    public static async Task<KnownCredential> FindAsync(
        XnatCredential credential, XnatCredentialContext context, CancellationToken cancellationToken)
    {
        var current = credential;
        for (var step = 0; step < MostSteps; step++)
        {
            if (current is KnownCredential known) return known;
            current = await AskAsync(current, context, cancellationToken).ConfigureAwait(false);
        }

        throw new XnatException(
            $"The credential {credential} gives another one {MostSteps} times in a row; give one of XnatCredential's own in the end, such "
            + "as UserPassword.");
    }

    private static async Task<XnatCredential> AskAsync(
        XnatCredential credential, XnatCredentialContext context, CancellationToken cancellationToken)
    {
        XnatCredential? found;
        try
        {
            found = await credential.FindAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            // What a caller's code says may hold what it looked for.
            throw new XnatException(
                $"The credential {credential} failed with {e.GetType().Name}, so nobody signed in; see to the code that finds it.", e);
        }

        return found ?? throw new XnatException($"The credential {credential} found nothing to sign in with; nothing was sent.");
    }
}
