using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Shares, unshares and moves. Each verb reads the object first, because XNAT deletes what is taken out of its own project.
/// </summary>
internal static class ItemSharing
{
    public static async Task ShareAsync(
        XnatObject item, ProjectData project, string? label, string? reason, CancellationToken cancellationToken)
    {
        if (label is not null) NameCheck.RefuseNew(label, nameof(label));
        var (id, document) = await LookAsync(item, project, cancellationToken).ConfigureAwait(false);
        if (Membership.Of(document, id).IsOwn)
            throw Conflict(
                item,
                "PUT",
                "The project owns this object, so it cannot be shared into it; nothing was sent. Set Label and save to rename it.");
        if (Membership.ShareInto(document, id) is not null)
            throw Conflict(
                item,
                "PUT",
                "The object is in that project already; nothing was sent. To change its label there, get it through that project, " +
                "set Label and save.");
        await ItemLabel.ShareAsync(item, document, id, label, reason, cancellationToken).ConfigureAwait(false);
    }

    public static async Task UnshareAsync(XnatObject item, ProjectData project, string? reason, CancellationToken cancellationToken)
    {
        var (id, document) = await LookAsync(item, project, cancellationToken).ConfigureAwait(false);
        if (Membership.Of(document, id).IsOwn)
            throw Conflict(
                item,
                "DELETE",
                "The project owns this object: taking it out of there would delete it, so nothing was sent. " +
                "Call DeleteAsync if that is wanted.");
        if (Membership.ShareInto(document, id) is null)
            throw new XnatNotFoundException(
                "The object is not shared into that project; nothing was sent. " +
                "Its projects stand in the sharing/share rows of Raw.",
                Answer(item, "DELETE", HttpStatusCode.NotFound));
        await ItemDeletion.UnshareAsync(item, document, id, reason, cancellationToken).ConfigureAwait(false);
        if (Membership.IsSame(ItemReading.LocationOf(item).Project, id)) item.ServerLocation = null;
    }

    public static async Task MoveAsync(
        XnatObject item, ProjectData project, string? label, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.HasChanges)
            throw new InvalidOperationException("The object has changes that were not saved; save it or load it anew, then move it.");
        if (label is not null) NameCheck.RefuseNew(label, nameof(label));
        var (id, document) = await LookAsync(item, project, cancellationToken).ConfigureAwait(false);
        OwnerCheck.RequireOwn(item, document);
        if (Membership.Of(document, id).IsOwn) throw Conflict(item, "PUT", "The object belongs to that project already; nothing was sent.");
        var location = ItemReading.LocationOf(item);
        ItemAddress.RefuseUnaddressable(id, nameof(project));
        var address = ItemLabel.ShareAddress(item, document);
        var connection = location.Connection;
        await connection.DoAsync(token => connection.Archive.MoveAsync(address, id, reason, label, token), cancellationToken)
            .ConfigureAwait(false);
        var moved = await ItemReading.ReadByIdAsync(location.Connection, ItemAddress.Within(id, item, document), cancellationToken)
            .ConfigureAwait(false);
        if (!Membership.Of(moved, id).IsOwn || (label is not null && ItemAddress.Value(moved, "label") != label))
            await RefuseUnmovedAsync(item, cancellationToken).ConfigureAwait(false);
        item.Attach(moved);
        item.ServerLocation = new(
            location.Connection,
            item is SubjectData || item is ImageAssessorData ? ItemAddress.Within(id, item, moved) : ItemAddress.ForWriting(moved),
            null,
            id);
    }

    /// <summary>The project's ID and what the server has of the object now.</summary>
    private static async Task<(string Project, XnatRecord Document)> LookAsync(
        XnatObject item, ProjectData project, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(project);
        if (!project.Raw.TryGet("ID", out var id) || string.IsNullOrEmpty(id))
            throw new ArgumentException("The project has no ID; take it from the client's Projects.", nameof(project));
        return (id, await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
    }

    private static async Task RefuseUnmovedAsync(XnatObject item, CancellationToken cancellationToken)
    {
        await ItemReading.LocationOf(item).Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw new XnatContentException(
            "The server accepted the move and did not carry it out in full; " +
            "look at the object's project and label, then at the server's logs.")
        {
            DataType = item.XsiType,
            Field = "project",
        };
    }

    private static XnatConflictException Conflict(XnatObject item, string verb, string message) =>
        new(message, Answer(item, verb, HttpStatusCode.Conflict));

    private static FailedAnswer Answer(XnatObject item, string verb, HttpStatusCode status)
    {
        var location = ItemReading.LocationOf(item);
        return new(
            status,
            verb,
            RouteTemplate.Of(new(location.Connection.Server, $"data/{location.Address}/projects"), location.Connection.Server));
    }
}
