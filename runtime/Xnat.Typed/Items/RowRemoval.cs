using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Removes the rows that were taken out of an object. XNAT has no request for that: the whole document is sent without them, and what else
/// is missing afterwards is found and said.
/// </summary>
internal static class RowRemoval
{
    /// <summary>Leaves the object with its other changes, which are saved as usual.</summary>
    /// <returns>What the server has of it now.</returns>
    public static async Task<XnatRecord> RemoveAsync(XnatObject item, XnatSaveOptions options, CancellationToken cancellationToken)
    {
        var connection = ItemReading.LocationOf(item).Connection;
        await WholeReadingCheck.RequireAsync(connection, cancellationToken).ConfigureAwait(false);
        var source = SourceOf(item);
        var before = await ObjectDocument.ReadAsync(connection, source, cancellationToken).ConfigureAwait(false);
        // Read after the document: what is the same now as it was at first was so in between.
        var now = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        if (!options.Overwrite && SameAsRead.Differences(item.Raw, now) is { Count: > 0 } changed)
            throw ItemSaving.ChangedMeanwhile(item, changed);
        var address = await WritingAddressAsync(item, source, now, cancellationToken).ConfigureAwait(false);
        var sent = new XDocument(before);
        RowElements.TakeOut(ElementOf(sent, item), item.Raw);
        using (var content = ObjectDocument.Content(sent))
        {
            await connection.TextAsync(
                token => connection.Archive.ReplaceDocumentAsync(address, content, options.Reason, token), cancellationToken)
                .ConfigureAwait(false);
        }

        var after = await ObjectDocument.ReadAsync(connection, source, cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(item, before, sent, after, cancellationToken).ConfigureAwait(false);
        item.Raw.ForgetRemovals();
        return await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ConfirmAsync(
        XnatObject item, XDocument before, XDocument sent, XDocument after, CancellationToken cancellationToken)
    {
        var lost = DocumentValues.Missing(sent.Root!, after.Root!).Concat(DocumentValues.MissingInParts(sent.Root!, after.Root!)).ToList();
        var left = DocumentValues.Missing(after.Root!, sent.Root!);
        if (lost.Count == 0 && left.Count == 0) return;
        await ItemReading.LocationOf(item).Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        if (lost.Count > 0)
            throw new XnatRemovalException(
                $"After the removal of rows the server has no longer {string.Join(", ", lost)} as it was sent. Document has the object " +
                "as it was before: compare it with what is there now, and put back what is missing by PutXmlAsync.",
                before);
        throw new XnatContentException(
            $"The server accepted the removal and still has rows with {string.Join(", ", left)}. Call LoadAsync() to see what is there.")
        {
            DataType = item.XsiType,
            Field = left[0],
        };
    }

    /// <summary>XNAT removes nothing through the address of a scan: its rows go with the document of its session.</summary>
    private static string SourceOf(XnatObject item)
    {
        var address = ItemReading.LocationOf(item).Address;
        return item is ImageScanData ? ItemAddress.Above(address, "scans") : address;
    }

    private static async Task<string> WritingAddressAsync(
        XnatObject item, string source, XnatRecord now, CancellationToken cancellationToken)
    {
        var address = await ItemWriting.AddressAsync(item, now, cancellationToken).ConfigureAwait(false);
        return item is ImageScanData
            ? ItemAddress.ForWriting(await ItemReading.ReadByIdAsync(
                ItemReading.LocationOf(item).Connection, source, cancellationToken).ConfigureAwait(false))
            : address;
    }

    private static XElement ElementOf(XDocument document, XnatObject item)
    {
        if (item is not ImageScanData) return document.Root!;
        var id = ItemAddress.Value(item.Raw, "ID");
        return document.Root!.Elements().Where(static one => one.Name.LocalName == "scans").Elements()
            .FirstOrDefault(scan => (string?)scan.Attribute("ID") is { } found && (found == id || XnatText.Decode(found) == id))
            ?? throw new XnatContentException(
                "The session's document does not have the scan, and rows of a scan are removed by it alone; nothing was sent.")
            {
                DataType = item.XsiType,
                Field = "scans/scan",
            };
    }
}
