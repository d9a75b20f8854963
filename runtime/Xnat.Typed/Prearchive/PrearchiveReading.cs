using System.Net;

namespace Xnat.Typed;

/// <summary>Asks for single sessions of the prearchive.</summary>
internal static class PrearchiveReading
{
    /// <summary>One session, as it is now.</summary>
    /// <exception cref="XnatNotFoundException">It is not there, or not any more.</exception>
    public static async Task<PrearchiveSession> ReadAsync(
        XnatConnection connection,
        PrearchiveAddress address,
        CancellationToken cancellationToken)
    {
        try
        {
            return await ReadItselfAsync(connection, address, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // XNAT 1.7.0 to 1.7.2 show no session by itself, and their 404 looks like that of one that has left: the list tells.
            if (await FindInListAsync(connection, address, cancellationToken).ConfigureAwait(false) is { } listed) return listed;
            throw;
        }
    }

    private static async Task<PrearchiveSession?> FindInListAsync(
        XnatConnection connection, PrearchiveAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await new XnatPrearchive(connection).Sessions(address.Project, includeReceiving: true, cancellationToken)
                .FirstOrDefaultAsync(session => session.Address == address, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is XnatNotFoundException or XnatAccessDeniedException)
        {
            // A project that this account does not see has no list for it.
            return null;
        }
    }

    private static async Task<PrearchiveSession> ReadItselfAsync(
        XnatConnection connection,
        PrearchiveAddress address,
        CancellationToken cancellationToken)
    {
        var rows = connection.RowsAsync(
            token => connection.Prearchive.GetAsync(address.Project, address.Timestamp, address.Folder, token), cancellationToken);
        await foreach (var found in rows.ConfigureAwait(false))
        {
            var url = RowCheck.Required(found, "url", $"GET {PrearchiveSession.Route}");
            if (PrearchiveAddress.Parse(url) == address) return new(connection, address, found);
            throw new XnatContentException(
                $"GET {PrearchiveSession.Route} answered another session than the one that was asked for; check the proxy before the " +
                "server.")
            {
                Route = PrearchiveSession.Route,
            };
        }

        var answer = new FailedAnswer(HttpStatusCode.NotFound, "GET", PrearchiveSession.Route) { RequestPath = address.Uri };
        throw new XnatNotFoundException(
            "The session is not in the prearchive any more: it was archived, moved or deleted. List the prearchive again.", answer)
        {
            Key = address.Folder,
        };
    }
}
