using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Changes labels. Each project that a subject or experiment is in has a label of its own for it.</summary>
internal static class ItemLabel
{
    /// <summary>Gives the object another label within the project through which it was reached.</summary>
    /// <param name="item">The object.</param>
    /// <param name="document">What the server has of it now.</param>
    /// <param name="label">The new label.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task ChangeAsync(
        XnatObject item, XnatRecord document, string label, string? reason, CancellationToken cancellationToken)
    {
        NameCheck.RefuseNew(label, nameof(label));
        var location = ItemReading.LocationOf(item);
        if (item is not (SubjectData or ExperimentData) || Membership.Of(document, location.Project) is not { IsOwn: false } membership)
        {
            await ItemWriting.RenameAsync(location.Connection, AddressOf(item, document), label, reason, cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        if (!membership.IsShared) OwnerCheck.RequireOwn(item, document);
        // XNAT does not look whether the project has this label already when it changes that of a share.
        await RefuseTakenAsync(item, document, membership.Through!, label, cancellationToken).ConfigureAwait(false);
        await ShareAsync(item, document, membership.Through!, label, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shares the object into a project, or changes the label of a share that is there.</summary>
    /// <exception cref="XnatConflictException">XNAT refuses it, and the share is not as wanted.</exception>
    public static async Task ShareAsync(
        XnatObject item, XnatRecord document, string project, string? label, string? reason, CancellationToken cancellationToken)
    {
        var connection = ItemReading.LocationOf(item).Connection;
        ItemAddress.RefuseUnaddressable(project, nameof(project));
        var address = ShareAddress(item, document);
        try
        {
            await connection.DoAsync(
                token => connection.Archive.ShareAsync(address, project, label, reason, token), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (XnatConflictException)
        {
            // 'Already assigned' is also what XNAT says when it has just changed the label of an experiment's share.
            if (!await IsSharedAsync(item, project, label, cancellationToken).ConfigureAwait(false)) throw;
            return;
        }

        if (await IsSharedAsync(item, project, label, cancellationToken).ConfigureAwait(false)) return;
        await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw new XnatContentException(
            "The server accepted the share and does not have it as it was sent; " +
            "look at the object's sharing/share rows, then at the server's logs.")
        {
            DataType = item.XsiType,
            Field = "sharing/share",
        };
    }

    /// <summary>
    /// The address under which an object's shares are changed: its accession ID below the project it was reached through.
    /// </summary>
    public static string ShareAddress(XnatObject item, XnatRecord document) =>
        item is SubjectData or ExperimentData && ItemReading.LocationOf(item).Project is { } through
            ? ItemAddress.Within(through, item, document)
            : ItemReading.LocationOf(item).Address;

    private static async Task<bool> IsSharedAsync(XnatObject item, string project, string? label, CancellationToken cancellationToken)
    {
        var document = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        if (Membership.ShareInto(document, project) is not { } share) return false;
        // Without a label of its own a share shows the owner's.
        var shown = ItemAddress.Value(share, "label") ?? ItemAddress.Value(document, "label");
        return shown == (label ?? ItemAddress.Value(document, "label"));
    }

    private static async Task RefuseTakenAsync(
        XnatObject item, XnatRecord document, string project, string label, CancellationToken cancellationToken)
    {
        var connection = ItemReading.LocationOf(item).Connection;
        var listing = $"{ItemAddress.Below("projects", project)}/{(item is SubjectData ? "subjects" : "experiments")}";
        if (await ItemReading.FindAsync(connection, ItemAddress.Below(listing, label), cancellationToken)
            .ConfigureAwait(false) is not { } other)
            return;
        if (ItemAddress.Value(other, "ID") == ItemAddress.Value(document, "ID")) return;
        var answer = new FailedAnswer(
            HttpStatusCode.Conflict, "GET", RouteTemplate.Of(new(connection.Server, $"data/{listing}/x"), connection.Server));
        throw new XnatConflictException(
            "The project has another object of this label already; nothing was sent. Choose another label.", answer);
    }

    // An assessor is renamed as an experiment of its project; its own address refuses.
    private static string AddressOf(XnatObject item, XnatRecord document) =>
        item is ExperimentData && ItemAddress.Value(document, "project") is { } project
            ? item is ImageAssessorData ? ItemAddress.Within(project, item, document) : ItemAddress.ForWriting(document)
            : ItemReading.LocationOf(item).Address;
}
