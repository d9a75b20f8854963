namespace Xnat.Typed.DependencyInjection;

/// <summary>Gives the client of one server: registered by <c>AddXnatClient</c>, by its name as a keyed service.</summary>
public interface IXnatClientProvider
{
    /// <summary>
    /// The client: one for all who ask, signed in at the first call. It belongs to the container: do not dispose it. Where the sign-in
    /// failed, or the session ended and could not be renewed, the next call tries anew, after a refusal not before
    /// <see cref="XnatClientSettings.RefusalPause"/> has passed.
    /// </summary>
    /// <param name="cancellationToken">Ends this caller's wait, and nobody else's.</param>
    /// <exception cref="XnatException">The server cannot be reached, or refuses the credential.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings cannot work.</exception>
    /// <exception cref="ObjectDisposedException">The container is disposed.</exception>
    Task<XnatClient> GetClientAsync(CancellationToken cancellationToken = default);
}
