namespace Xnat.Typed;

/// <summary>The end of a session that programs shared by a file; <see cref="XnatCredential.FromSessionFile"/> begins it.</summary>
public static class XnatSessionFile
{
    /// <summary>Signs out and removes the file: for the last step of a job. Nothing happens if there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How the client behaves; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatException">The server cannot be reached, or the file is none of this account's; it stays.</exception>
    public static async Task EndAsync(string path, XnatClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new SessionFile(Path.GetFullPath(path));
        if (file.Read(null) is not { } known) return;
        try
        {
            var client = await XnatClient.ConnectAsync(
                known.Server, new SessionCredential(known.Id, isOwn: true), options, cancellationToken).ConfigureAwait(false);
            await client.DisposeAsync().ConfigureAwait(false);
        }
        catch (XnatAuthenticationException)
        {
            // It has ended by itself.
        }

        file.Delete();
    }
}
