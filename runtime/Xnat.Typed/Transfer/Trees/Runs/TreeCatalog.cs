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
            return await ListAsync(connection, key, [], cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Asks for a listing once more.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="key">The listing.</param>
    /// <param name="before">What it was before: a row that says the same as then gives the same file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is no such object, or this account does not see it.</exception>
    public static Task<List<XnatFile>> ListAsync(
        XnatConnection connection, string key, IReadOnlyList<XnatFile> before, CancellationToken cancellationToken)
    {
        var isAll = key.EndsWith(All, StringComparison.Ordinal);
        var address = isAll ? key[..^All.Length] : key.EndsWith(Own, StringComparison.Ordinal) ? key[..^Own.Length] : key;
        // Guests see fewer files, and a session that has died is a guest's on an open site.
        return connection.ReadSurelyAsync(
            async token => DoubledRows.Without(
                await FileListing.ReadAsync(connection, address, isAll, before, token).ConfigureAwait(false)),
            static files => files.Count == 0,
            cancellationToken);
    }
}
