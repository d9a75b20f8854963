using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Experiments that are held back until somebody has looked at them.</summary>
public static class QuarantineExtensions
{
    private const string Status = "GET /data/{experiment}/status";

    /// <summary>Whether the experiment is held back.</summary>
    /// <param name="experiment">An experiment from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server answered neither of the two words that XNAT has for it.</exception>
    public static Task<bool> IsQuarantinedAsync(this ExperimentData experiment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var location = ItemReading.LocationOf(experiment);
        return ReadAsync(location.Connection, location.Address, cancellationToken);
    }

    /// <summary>Holds the experiment back, or lets it go, and makes sure that it is so.</summary>
    /// <param name="experiment">An experiment from the server, reached through the project that owns it.</param>
    /// <param name="isQuarantined">Whether it is held back.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">The account may not do that.</exception>
    /// <exception cref="XnatConflictException">
    /// The experiment was reached through a project that does not own it. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public static async Task SetQuarantinedAsync(
        this ExperimentData experiment, bool isQuarantined, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var connection = ItemReading.LocationOf(experiment).Connection;
        var address = await ItemWriting.AddressAsync(experiment, cancellationToken).ConfigureAwait(false);
        var api = connection.Administration.Maintenance;
        await connection.DoAsync(
            token => isQuarantined ? api.QuarantineAsync(address, reason, token) : api.ActivateAsync(address, reason, token),
            cancellationToken).ConfigureAwait(false);
        var kept = await ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, kept == isQuarantined, "PUT /data/{experiment}",
            "Look at it on the site; somebody else may set it, or this account may not.", cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<bool> ReadAsync(XnatConnection connection, string address, CancellationToken cancellationToken) =>
        await connection.TextAsync(token => connection.Administration.Maintenance.GetStatusAsync(address, token), cancellationToken)
            .ConfigureAwait(false) switch
        {
            "quarantine" => true,
            "active" => false,
            _ => throw new XnatContentException(
                $"{Status} answered something that XNAT does not say there; check the address and the proxy before it.") { Route = Status },
        };
}
