using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>An object in the target that has all that the one in the source has.</summary>
internal static class ObjectCopy
{
    /// <summary>The one of this label if it is a copy, else a new one: so a copy that was broken off goes on.</summary>
    /// <exception cref="XnatConflictException">There is another object of this label.</exception>
    public static async Task<XnatObject> FindOrMakeAsync(
        XnatObject item, ListingSource into, string label, string? reason, CancellationToken cancellationToken)
    {
        if (await ItemCreation.FindNamedAsync(into, label, cancellationToken).ConfigureAwait(false) is not { } found)
            return await ItemCopy.CopyAsync(item, into, label, reason, cancellationToken).ConfigureAwait(false);
        if (found.XsiType != item.XsiType) throw ItemCreation.OtherKind(into, found, item);
        var wanted = await ItemCopy.DocumentAsync(item, cancellationToken).ConfigureAwait(false);
        var there = await ObjectDocument.ReadAsync(found, cancellationToken).ConfigureAwait(false);
        // Custom fields, which some servers show in a document, are compared and sent by themselves.
        List<string> missing =
        [
            .. DocumentValues.Missing(wanted.Root!, there.Root!)
                .Where(static path => !path.EndsWith("custom_fields", StringComparison.Ordinal)),
        ];
        if (missing.Count == 0) return found;
        throw new XnatConflictException(
            $"The target has a {found.GetType().Name} of this label with other values in {CountText.Of(missing.Count, "field")}, " +
            $"{missing[0]} among them, so it is no copy of this one. Nothing was changed; bring the two in line, or rename one.",
            new FailedAnswer(System.Net.HttpStatusCode.Conflict, "GET", into.Route[4..]),
            missing);
    }
}
