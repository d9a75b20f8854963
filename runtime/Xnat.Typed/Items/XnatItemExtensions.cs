using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Loading, saving and deleting of objects.</summary>
public static class XnatItemExtensions
{
    /// <summary>Asks the server for all of the object, so that every property can be read. Changes that were not saved are lost.</summary>
    /// <typeparam name="T">Class of the object.</typeparam>
    /// <param name="item">A row of a listing, or an object that may be out of date.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="XnatNotFoundException">It was deleted, or the account cannot see it any more.</exception>
    public static async Task<T> LoadAsync<T>(this T item, CancellationToken cancellationToken = default)
        where T : XnatItem
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Attach(await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
        return item;
    }

    /// <summary>
    /// Sends what was changed in one request, then reads the object back. Does nothing if nothing was changed. A changed label is sent first, on its own,
    /// since XNAT ignores whatever comes with it.
    /// </summary>
    /// <remarks>XNAT stores the characters <c>&lt; &gt; &amp; " '</c> of a value as entities; such a value counts as kept.</remarks>
    /// <param name="item">An object from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep all of it; the object holds what it kept.</exception>
    /// <exception cref="InvalidOperationException">The object is not on a server, or the change is one that an update cannot make.</exception>
    public static async Task SaveAsync(this XnatItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var place = ItemReading.PlaceOf(item);
        if (!item.HasChanges) return;
        RefuseImpossible(item);
        ItemWriting.RefuseWordNull(item.Raw);
        var address = await ItemWriting.AddressAsync(item, cancellationToken).ConfigureAwait(false);
        var changes = XnatChanges.Collect(item.Raw, item.XsiType);
        if (item.Raw.Changes.TryGetValue("label", out var label) && item is not AbstractResource)
        {
            await ItemWriting.RenameAsync(place.Connection, RenameAddress(item, address), label!, cancellationToken).ConfigureAwait(false);
            changes = [.. changes.Where(change => change.Key != $"{item.XsiType}/label")];
        }

        if (changes.Count > 0) await ItemWriting.PutAsync(place.Connection, address, item.XsiType, changes, cancellationToken).ConfigureAwait(false);
        var kept = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var missing = SavedCheck.Missing(item.Raw, kept);
        item.Attach(kept);
        if (missing.Count > 0) throw ItemWriting.NotKept(item.XsiType, missing);
    }

    /// <summary>Deletes the object from the server. Reached through a project that it is shared into, it only leaves that project.</summary>
    /// <param name="item">An object from the server.</param>
    /// <param name="removeFiles">Whether its files go too; otherwise they stay on the server's disk, where nothing refers to them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task DeleteAsync(this XnatItem item, bool removeFiles = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var place = ItemReading.PlaceOf(item);
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["removeFiles"] = removeFiles ? "true" : null };
        await place.Connection.DoAsync(token => place.Connection.Archive.DeleteAsync(place.Address, query, token), cancellationToken).ConfigureAwait(false);
        item.Place = null;
    }

    private static void RefuseImpossible(XnatItem item)
    {
        if (item is AbstractResource) throw new InvalidOperationException("XNAT does not change a resource after its creation; delete it and create it anew.");
        if (item.Raw.Changes.ContainsKey("ID")) throw new InvalidOperationException("XNAT does not change an ID; create a new object.");
        if (item.Raw.Changes.ContainsKey("project")) throw new InvalidOperationException("XNAT does not move an object by changing its project field; share it into the other project instead.");
        if (item.Raw.Changes.TryGetValue("label", out var label) && string.IsNullOrWhiteSpace(label)) throw new InvalidOperationException("An object of XNAT needs a label; it cannot be cleared.");
    }

    // An assessor is renamed as an experiment of its project; its own address refuses.
    private static string RenameAddress(XnatItem item, string address) =>
        item is ImageAssessorData && ItemAddress.Value(item.Raw, "project") is { } project && ItemAddress.Value(item.Raw, "ID") is { } id
            ? ItemAddress.Below($"{ItemAddress.Below("projects", project)}/experiments", id)
            : address;
}
