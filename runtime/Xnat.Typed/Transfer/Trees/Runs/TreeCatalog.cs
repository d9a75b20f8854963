namespace Xnat.Typed;

/// <summary>Listings of files, by the names under which a manifest knows them.</summary>
internal static class TreeCatalog
{
    private const string Scans = "/scans/ALL";
    private const string Own = "/files";
    private const string All = "/files?all";

    /// <summary>The listing of what an object has itself.</summary>
    public static string KeyOfOwn(string address) => address + Own;

    /// <summary>The listing of all scans of a session.</summary>
    public static string KeyOfScans(string address) => address + Scans;

    /// <summary>The listing of all that a session has.</summary>
    public static string KeyOfAll(string address) => address + All;

    /// <summary>Asks for a listing; what is not there, or not any more, lists nothing.</summary>
    public static async Task<List<XnatFile>> ReadAsync(XnatConnection connection, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await ListAsync(connection, key, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return [];
        }
    }

    /// <exception cref="XnatNotFoundException">There is no such object, or this account does not see it.</exception>
    public static Task<List<XnatFile>> ListAsync(XnatConnection connection, string key, CancellationToken cancellationToken) =>
        // Guests see fewer files, and a session that has died is a guest's on an open site.
        connection.ReadSurelyAsync(
            async token => DoubledRows.Without(await Rows(connection, key, token).ToListAsync(token).ConfigureAwait(false)),
            static files => files.Count == 0,
            cancellationToken);

    private static IAsyncEnumerable<XnatFile> Rows(XnatConnection connection, string key, CancellationToken cancellationToken)
    {
        if (key.EndsWith(All, StringComparison.Ordinal))
            return FileListing.ReadAllAsync(connection, key[..^All.Length], null, cancellationToken);
        var address = key.EndsWith(Own, StringComparison.Ordinal) ? key[..^Own.Length] : key;
        return FileListing.ReadAsync(connection, address, null, cancellationToken);
    }
}
