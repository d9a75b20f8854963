using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>One request to the import service.</summary>
internal static class ImportRequest
{
    public const string Route = "POST /data/services/import";

    /// <summary>Sends a body.</summary>
    /// <returns>Addresses of what the server made of it, at least one; and what was answered.</returns>
    public static Task<(IReadOnlyList<string> Uris, FailedAnswer Answer)> SendAsync(
        XnatConnection connection,
        HttpContent body,
        ImportQuery query,
        IDictionary<string, string?>? fields,
        CancellationToken cancellationToken) =>
        AskAsync(connection, token => connection.Import.ImportAsync(body, query, fields, token), cancellationToken);

    /// <summary>Ends the gathering of a session in the prearchive, and archives it where that is wanted.</summary>
    /// <returns>Where it is now.</returns>
    public static async Task<IReadOnlyList<string>> CommitAsync(
        XnatConnection connection, PrearchiveAddress session, bool archives, string? reason, CancellationToken cancellationToken)
    {
        var query = new CommitQuery { Archives = QueryFlag.WhenSet(archives), Reason = reason };
        var (uris, _) = await AskAsync(
            connection,
            token => connection.Import.CommitAsync(session.Project, session.Timestamp, session.Folder, query, token),
            cancellationToken).ConfigureAwait(false);
        return uris;
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
