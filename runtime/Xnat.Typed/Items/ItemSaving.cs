using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Saves the changes of one object: looks, sends, looks again.</summary>
internal static class ItemSaving
{
    public static async Task SaveAsync(XnatObject item, XnatSaveOptions options, CancellationToken cancellationToken)
    {
        RefuseImpossible(item);
        StorableCheck.Refuse(item);
        if (item.Raw.Changes.TryGetValue("label", out var label)) NameCheck.RefuseNew(label!, nameof(label));
        var connection = item.ServerLocation!.Connection;
        if (!options.IgnoreSchemaRules) RuleCheck.Refuse(item, XnatTypeSet.Of(connection.Options), isNew: false);
        if (item.Raw.HasRemovals)
        {
            // What cannot be sent afterwards is said before rows are removed.
            XnatChanges.Collect(item.Raw, item.XsiType);
            var left = await RowRemoval.RemoveAsync(item, options, cancellationToken).ConfigureAwait(false);
            if (!item.HasChanges)
            {
                item.Attach(left);
                return;
            }
        }

        // Whoever overwrites need not look before; of a row of a listing it is not known whose the object is.
        var now = options.Overwrite && item.Raw.IsComplete
            ? null
            : await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var changes = XnatChanges.Collect(item.Raw, item.XsiType, now);
        if (label is not null)
            changes = [.. changes.Where(change => change.Key != $"{item.XsiType}/label")];
        var address = changes.Count > 0 ? await AddressAsync(item, now, cancellationToken).ConfigureAwait(false) : null;
        if (!options.Overwrite) RefuseOverwriting(item, now!);
        if (label is not null)
            await ItemLabel.ChangeAsync(item, now ?? item.Raw, label, options.Reason, cancellationToken).ConfigureAwait(false);
        if (address is not null)
            await ItemWriting.PutAsync(connection, address, item.XsiType, changes, options.Reason, cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(item, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ConfirmAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var kept = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var missing = SavedCheck.Missing(item.Raw, kept);
        if (missing.Count > 0) await item.ServerLocation!.Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        item.Attach(kept);
        if (missing.Count > 0) throw ItemWriting.NotKept(item.XsiType, missing);
    }

    private static async Task<string> AddressAsync(XnatObject item, XnatRecord? now, CancellationToken cancellationToken)
    {
        if (item is SubjectData or ExperimentData)
            return now is null ? ItemWriting.AddressAsRead(item) : ItemWriting.Address(item, now);
        if (now is null && OwnerCheck.RootOf(item) is { ServerLocation: not null, Raw: { IsComplete: true } read })
            OwnerCheck.RequireOwn(item, read);
        else
            await OwnerCheck.RequireOwnAsync(item, cancellationToken).ConfigureAwait(false);
        return item.ServerLocation!.Address;
    }

    private static void RefuseOverwriting(XnatObject item, XnatRecord now)
    {
        var changed = MeanwhileCheck.Changed(item.Raw, now);
        if (changed.Count == 0) return;
        throw ChangedMeanwhile(item, changed);
    }

    /// <summary>What to throw where somebody else changed the same.</summary>
    public static XnatConflictException ChangedMeanwhile(XnatObject item, IReadOnlyList<string> changed)
    {
        var location = item.ServerLocation!;
        var answer = new FailedAnswer(
            HttpStatusCode.Conflict,
            "GET",
            RouteTemplate.Of(new(location.Connection.Server, "data/" + location.Address), location.Connection.Server));
        return new(
            $"Somebody else changed {string.Join(", ", changed.Select(path => $"{item.XsiType}/{path}"))} on the server since this " +
            "object was read; nothing was sent. Call LoadAsync() to see what is there and set the properties anew, or save with " +
            "Overwrite in XnatSaveOptions.",
            answer);
    }

    private static void RefuseImpossible(XnatObject item)
    {
        // The compiler sees to that, unless somebody's class says that it can be changed.
        if (item is AbstractResource)
            throw new InvalidOperationException("XNAT does not change a resource after its creation; delete it and create it anew.");
        if (item.Raw.Changes.ContainsKey("ID")) throw new InvalidOperationException("XNAT does not change an ID; create a new object.");
        if (item.Raw.Changes.ContainsKey("project"))
            throw new InvalidOperationException(
                "XNAT does not move an object by changing its project field; " +
                "call MoveAsync, or ShareAsync to show it in another project too.");
        if (item.Raw.Changes.TryGetValue("label", out var label) && string.IsNullOrWhiteSpace(label))
            throw new InvalidOperationException("An object of XNAT needs a label; it cannot be cleared.");
    }
}
