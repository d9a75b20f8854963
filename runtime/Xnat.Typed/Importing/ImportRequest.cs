using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>One request to the import service.</summary>
internal static class ImportRequest
{
    public const string Route = "POST /data/services/import";

    private const int MostAttempts = 4;

    /// <summary>Sends a body.</summary>
    /// <returns>Addresses of what the server made of it, at least one; and what was answered.</returns>
    public static Task<(IReadOnlyList<string> Uris, FailedAnswer Answer)> SendAsync(
        XnatConnection connection,
        HttpContent body,
        ImportQuery query,
        IDictionary<string, string?>? fields,
        CancellationToken cancellationToken) =>
        AskAsync(connection, token => connection.Import.ImportAsync(body, query, fields, token), cancellationToken);

    /// <summary>
    /// Ends the gathering of a session in the prearchive, and archives it where that is wanted. Where nothing is known of what the server
    /// did, the session is looked for; as long as it waits as before, the request is repeated.
    /// </summary>
    /// <returns>Where it is now.</returns>
    /// <exception cref="XnatException">It failed, for good or four times; the session waits in the prearchive.</exception>
    public static async Task<IReadOnlyList<string>> CommitAsync(
        XnatConnection connection, ArchivingTarget target, bool archives, string? reason, CancellationToken cancellationToken)
    {
        var session = target.Session;
        var query = new CommitQuery { Archives = QueryFlag.WhenSet(archives), Reason = reason };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (uris, _) = await AskAsync(
                    connection,
                    token => connection.Import.CommitAsync(session.Project, session.Timestamp, session.Folder, query, token),
                    cancellationToken).ConfigureAwait(false);
                return uris;
            }
            catch (XnatException e) when (PassingFailure.Is(e))
            {
                var left = await StateAsync(connection, session, cancellationToken).ConfigureAwait(false);
                if (!archives && left == "READY") return [session.Uri];
                if (archives && await ArchivingRequest.FindAsync(connection, target, cancellationToken).ConfigureAwait(false) is { } done)
                    return ["/data/" + ItemReading.LocationOf(done).Address];
                if (attempt >= MostAttempts || left != "RECEIVING") throw;
                await PassingFailure.WaitAsync(e, attempt, connection.Options.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<string?> StateAsync(
        XnatConnection connection, PrearchiveAddress session, CancellationToken cancellationToken)
    {
        try
        {
            return (await Departure.FindAsync(connection, session, cancellationToken).ConfigureAwait(false))?.Status;
        }
        catch (XnatException)
        {
            // What led here says more.
            return null;
        }
    }

    private static async Task<(IReadOnlyList<string> Uris, FailedAnswer Answer)> AskAsync(
        XnatConnection connection, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(send, ExpectedContent.Text, cancellationToken).ConfigureAwait(false);
        var text = await XnatConnection.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        var uris = text.Split(
            ['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Uri.UnescapeDataString).ToArray();
        var route = connection.RouteOf(response);
        if (uris.Length == 0)
            throw new XnatContentException(
                $"{route} did not say where the session went; look for it in the archive and the prearchive.") { Route = route };
        return (uris, connection.Describe(response));
    }
}
