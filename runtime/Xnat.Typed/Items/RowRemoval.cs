using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Removes rows. XNAT takes a row away only with a whole document from which it is missing, sent with <c>allowDataDeletion</c>, and not
/// from a scan or a reconstruction, whose addresses do not read that word.
/// </summary>
internal static class RowRemoval
{
    /// <exception cref="InvalidOperationException">The object is one from which XNAT removes nothing, or was not read whole.</exception>
    public static void RefuseImpossible(XnatObject item)
    {
        if (!item.Raw.HasRemovals) return;
        if (item is not (ProjectData or SubjectData or ExperimentData))
            throw new InvalidOperationException(
                $"XNAT takes no rows away from a {item.GetType().Name}; nothing was sent. Clear the fields of the row one by one, " +
                "or delete the object and create it anew.");
        RefuseOwnAddresses(item.Raw);
    }

    /// <summary>Sends the object without the rows that are to go, and with the other changes.</summary>
    /// <param name="item">The object.</param>
    /// <param name="address">Where changes of it are taken.</param>
    /// <param name="changes">What else was changed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task SendAsync(
        XnatObject item,
        string address,
        IReadOnlyList<KeyValuePair<string, string>> changes,
        string? reason,
        CancellationToken cancellationToken)
    {
        var connection = ItemReading.LocationOf(item).Connection;
        // As short before the writing as can be: what the document does not have is lost.
        var document = await ObjectDocument.ReadAsync(item, cancellationToken).ConfigureAwait(false);
        var removed = DocumentRows.Remove(document.Root!, item.Raw);
        var isLong = ItemWriting.IsLong(changes);
        if (removed > 0)
            await ObjectDocument.SendAsync(connection, address, document, removes: true, isLong ? [] : changes, reason, cancellationToken)
                .ConfigureAwait(false);
        if (changes.Count > 0 && (removed == 0 || isLong))
            await ItemWriting.PutAsync(connection, address, item.XsiType, changes, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What has an address of its own is not taken away as a row: XNAT would keep it, or leave its files behind.</summary>
    private static void RefuseOwnAddresses(XnatRecord record)
    {
        foreach (var (path, rows) in record.AllRows)
        {
            if (rows.Removed.Any() && path == "sharing/share")
                throw new InvalidOperationException("A share is not taken away as a row; nothing was sent. Call UnshareAsync.");
            if (rows.Removed.Any(row => XnatTypeRegistries.Create(row, rows.RowType) is XnatObject))
                throw new InvalidOperationException(
                    $"What stands in {path} has an address of its own; nothing was sent. Get it from a listing and call DeleteAsync.");
            foreach (var row in rows.Items) RefuseOwnAddresses(row);
        }
    }

    /// <summary>What the server had before and does not have any more, although it was neither changed nor to be removed.</summary>
    /// <param name="sent">The object with what was changed.</param>
    /// <param name="before">What the server had.</param>
    /// <param name="kept">What it has.</param>
    public static IReadOnlyList<string> Lost(XnatRecord sent, XnatRecord before, XnatRecord kept)
    {
        var lost = new List<string>();
        Compare(sent, before, kept, "", lost);
        return lost;
    }

    private static void Compare(XnatRecord? sent, XnatRecord before, XnatRecord kept, string prefix, List<string> lost)
    {
        lost.AddRange(before.Values.Keys
            .Where(path => sent?.Changes.ContainsKey(path) != true && !kept.Values.ContainsKey(path))
            .Select(path => prefix + path));
        foreach (var path in before.RowPaths)
        {
            var rows = sent?.RowsIfAny(path);
            foreach (var row in before.Rows(path).Where(row => rows?.Removed.Any(other => RowIdentity.IsSame(other, row)) != true))
            {
                var mine = rows is null ? null : RowIdentity.FindIn(rows.Items, row);
                if (RowIdentity.FindIn(kept.Rows(path), row) is { } there) Compare(mine, row, there, $"{prefix}{path}/", lost);
                else if (mine?.HasChanges != true && rows?.IsList != false) lost.Add(prefix + path);
            }
        }
    }
}
