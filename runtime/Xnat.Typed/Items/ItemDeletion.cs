using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Deletes objects within the project through which they were reached, and looks whether they are gone.</summary>
internal static class ItemDeletion
{
    public static async Task DeleteAsync(XnatObject item, bool removeFiles, string? reason, CancellationToken cancellationToken)
    {
        var location = ItemReading.LocationOf(item);
        if (item is not (SubjectData or ExperimentData))
        {
            await OwnerCheck.RequireOwnAsync(item, cancellationToken).ConfigureAwait(false);
            await SendAsync(location.Connection, location.Address, removeFiles, reason, cancellationToken).ConfigureAwait(false);
            await ConfirmGoneAsync(item, cancellationToken).ConfigureAwait(false);
            return;
        }

        var document = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var membership = Membership.Of(document, location.Project);
        if (membership.IsShared)
        {
            await UnshareAsync(item, document, membership.Through!, reason, cancellationToken).ConfigureAwait(false);
            return;
        }

        OwnerCheck.RequireOwn(item, document);
        // Below its project: should somebody give it to another one at this moment, it only leaves this one.
        var address = item is ImageAssessorData || membership.Owner is not { } owner
            ? location.Address
            : ItemAddress.Within(owner, item, document);
        await SendAsync(location.Connection, address, removeFiles, reason, cancellationToken).ConfigureAwait(false);
        await ConfirmGoneAsync(item, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes an object out of a project that it is shared into. The caller has made sure that the project is not the owner:
    /// XNAT would delete the object.
    /// </summary>
    public static async Task UnshareAsync(
        XnatObject item, XnatRecord document, string project, string? reason, CancellationToken cancellationToken)
    {
        var connection = ItemReading.LocationOf(item).Connection;
        ItemAddress.RefuseUnaddressable(project, nameof(project));
        var address = ItemLabel.ShareAddress(item, document);
        await connection.DoAsync(token => connection.Archive.UnshareAsync(address, project, reason, token), cancellationToken)
            .ConfigureAwait(false);
        var left = await FindAgainAsync(item, cancellationToken).ConfigureAwait(false);
        if (left is null || Membership.ShareInto(left, project) is null) return;
        await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw StillThere(item, "the share");
    }

    private static Task SendAsync(
        XnatConnection connection, string address, bool removeFiles, string? reason, CancellationToken cancellationToken)
    {
        var files = QueryFlag.WhenSet(removeFiles);
        return connection.DoAsync(token => connection.Archive.DeleteAsync(address, files, reason, token), cancellationToken);
    }

    private static async Task ConfirmGoneAsync(XnatObject item, CancellationToken cancellationToken)
    {
        if (await FindAgainAsync(item, cancellationToken).ConfigureAwait(false) is null) return;
        await ItemReading.LocationOf(item).Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw StillThere(item, "the object");
    }

    private static async Task<XnatRecord?> FindAgainAsync(XnatObject item, CancellationToken cancellationToken)
    {
        try
        {
            return await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    private static XnatContentException StillThere(XnatObject item, string what) =>
        new(
            $"The server accepted the deletion and still has {what}; it may be locked or need a right that this account lacks. " +
            "Look at it there, then at the server's logs.")
        {
            DataType = item.XsiType,
        };
}
