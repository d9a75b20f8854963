namespace Xnat.Typed;

/// <summary>Makes sure that a session has left its place in the prearchive.</summary>
internal static class Departure
{
    /// <summary>XNAT may have queued what it was asked to do: a session whose state says so is waited for.</summary>
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.1, 0.2, 0.5, 1, 2, 4, 8, 15, 30 }.Select(TimeSpan.FromSeconds)];

    /// <exception cref="XnatContentException">It is still there.</exception>
    public static async Task ConfirmAsync(
        XnatConnection connection, PrearchiveAddress address, string done, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            if (await FindAsync(connection, address, cancellationToken).ConfigureAwait(false) is not { } left) return;
            if (!PrearchiveStatus.IsBusy(left.Status)) break;
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }

        await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw new XnatContentException(
            $"The server says that the session was {done}, and it is still in the prearchive; " +
            "look at its status there, then at the server's logs.")
        {
            Route = PrearchiveSession.Route,
        };
    }

    public static async Task<PrearchiveSession?> FindAsync(
        XnatConnection connection, PrearchiveAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await PrearchiveReading.ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }
}
