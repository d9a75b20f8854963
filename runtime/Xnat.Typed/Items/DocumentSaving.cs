using System.Net;
using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Merges the document of an object into it: looks, sends, looks again.</summary>
internal static class DocumentSaving
{
    /// <summary>Reads a document that knows what it was, so that it can be told whether it was changed on the server meanwhile.</summary>
    public static async Task<XDocument> ReadAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var document = await ObjectDocument.ReadAsync(item, cancellationToken).ConfigureAwait(false);
        Remember(document, document.Root!);
        return document;
    }

    public static async Task SaveAsync(XnatObject item, XDocument document, string? reason, CancellationToken cancellationToken)
    {
        var connection = ItemReading.LocationOf(item).Connection;
        if (item.HasChanges)
            throw new InvalidOperationException(
                "The object has changes that were not saved; save it or load it anew, then send a document.");
        if (document.Root is null) throw new ArgumentException("The document has no element.", nameof(document));
        var now = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var address = await ItemWriting.AddressAsync(item, now, cancellationToken).ConfigureAwait(false);
        RefuseOther(now, document);
        var there = await ObjectDocument.ReadAsync(item, cancellationToken).ConfigureAwait(false);
        RefuseParts(document, document.Annotation<XElement>() ?? there.Root!);
        if (document.Annotation<XElement>() is { } read) RefuseOverwriting(item, read, there.Root!);
        var sent = ObjectDocument.WithoutParts(document);
        using (var content = ObjectDocument.Content(sent))
        {
            await connection.TextAsync(
                token => connection.Archive.PutDocumentAsync(address, content, reason, token), cancellationToken).ConfigureAwait(false);
        }

        var kept = await ObjectDocument.ReadAsync(item, cancellationToken).ConfigureAwait(false);
        var missing = DocumentValues.Missing(sent.Root!, kept.Root!);
        if (missing.Count > 0) await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        item.Attach(await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
        if (missing.Count > 0) throw ItemWriting.NotKept(item.XsiType, missing);
        Remember(document, kept.Root!);
    }

    private static void Remember(XDocument document, XElement state)
    {
        document.RemoveAnnotations<XElement>();
        document.AddAnnotation(new XElement(state));
    }

    /// <summary>A document that says another ID, label or project would be refused, or would become another object.</summary>
    private static void RefuseOther(XnatRecord now, XDocument document)
    {
        foreach (var name in (string[])["ID", "label", "project"])
        {
            if ((string?)document.Root!.Attribute(name) is not { Length: > 0 } said) continue;
            var known = now.TryGetSent(name, out var text) ? text! : "";
            if (said != known && said != XnatText.Decode(known) && !(name == "project" && Membership.IsSame(said, known)))
                throw new ArgumentException(
                    $"The document has another {name} than the object; nothing was sent. Labels are changed by RenameAsync, projects by " +
                    "MoveAsync, IDs not at all.",
                    nameof(document));
        }
    }

    private static void RefuseParts(XDocument document, XElement known)
    {
        var changed = DocumentValues.MissingInParts(document.Root!, known);
        if (changed.Count > 0)
            throw new ArgumentException(
                $"The document changes {string.Join(", ", changed)}, which are parts with addresses of their own: experiments, " +
                "assessors, shares and resources. Nothing was sent; change them by themselves and leave them as they are, or out, here.",
                nameof(document));
    }

    private static void RefuseOverwriting(XnatObject item, XElement read, XElement now)
    {
        var changed = DocumentValues.Missing(read, now).Union(DocumentValues.Missing(now, read), StringComparer.Ordinal).ToList();
        if (changed.Count == 0) return;
        var location = ItemReading.LocationOf(item);
        throw new XnatConflictException(
            $"Somebody else changed {string.Join(", ", changed)} on the server since the document was read; nothing was sent. Call " +
            "GetXmlAsync to see what is there and make the change anew.",
            new FailedAnswer(
                HttpStatusCode.Conflict,
                "GET",
                RouteTemplate.Of(new(location.Connection.Server, "data/" + location.Address), location.Connection.Server)));
    }
}
