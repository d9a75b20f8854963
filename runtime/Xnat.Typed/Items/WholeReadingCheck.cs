using System.Net;

namespace Xnat.Typed;

/// <summary>
/// Only who reads all data of the site may take something away by a whole document: XNAT leaves out of a document what an account may not
/// read, and removes what a document that comes back leaves out.
/// </summary>
internal static class WholeReadingCheck
{
    private const string Route = "/xapi/users/{login}/groups";

    private static readonly string[] Groups = ["ALL_DATA_ADMIN", "ALL_DATA_ACCESS"];

    /// <exception cref="XnatAccessDeniedException">The account does not surely read everything. Nothing was sent.</exception>
    public static async Task RequireAsync(XnatConnection connection, CancellationToken cancellationToken)
    {
        var login = connection.Login ?? await connection.WhoAmIAsync(cancellationToken).ConfigureAwait(false);
        if (login is null) throw Refused(null);
        try
        {
            var groups = await connection.JsonAsync(
                token => connection.Administration.Users.ListGroupsAsync(login, token),
                TypedJson.As(ItemsJson.Default.StringArray),
                cancellationToken).ConfigureAwait(false);
            if (!Array.Exists(groups, static group => Groups.Contains(group, StringComparer.OrdinalIgnoreCase))) throw Refused(null);
        }
        catch (XnatNotFoundException unknown)
        {
            // Before XNAT 1.7 no account can ask for its groups.
            throw Refused(unknown);
        }
    }

    private static XnatAccessDeniedException Refused(Exception? cause) =>
        new(
            "Rows are removed by sending the whole object, and what this account may not read would go with them; nothing was sent. An " +
            "account of the group ALL_DATA_ADMIN, or of ALL_DATA_ACCESS with the right to change the object, can remove them.",
            new FailedAnswer(HttpStatusCode.Forbidden, "GET", Route),
            cause);
}
