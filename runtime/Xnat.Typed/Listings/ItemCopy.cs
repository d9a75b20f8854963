using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Copies objects by their documents: XNAT itself copies none.</summary>
internal static class ItemCopy
{
    // What the new place decides, and where the files of the old one are.
    private static readonly HashSet<string> NotCopied = new(StringComparer.Ordinal)
    {
        "project", "prearchivePath", "subject_ID", "imageSession_ID", "image_session_ID", "session_ID",
    };

    public static async Task<XnatObject> CopyAsync(
        XnatObject item, ListingSource into, string label, string? reason, CancellationToken cancellationToken)
    {
        ItemReading.LocationOf(item);
        if (item.HasChanges)
            throw new InvalidOperationException("The object has changes that were not saved; save it or load it anew, then copy it.");
        NameCheck.RefuseNew(label, nameof(label));
        var fields = FieldsOfPlace(into, item);
        var document = await DocumentAsync(item, cancellationToken).ConfigureAwait(false);
        document.Root!.SetAttributeValue("label", label);
        await ItemCreation.RefuseExistingAsync(into, label, cancellationToken).ConfigureAwait(false);
        var created = await SendAsync(into, label, document, fields, reason, cancellationToken).ConfigureAwait(false);
        var kept = await ObjectDocument.ReadAsync(created, cancellationToken).ConfigureAwait(false);
        var missing = DocumentValues.Missing(document.Root!, kept.Root!);
        if (ItemAddress.Value(created.Raw, "label") != label) missing = [.. missing, "label"];
        if (missing.Count == 0) return created;
        await into.Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw ItemWriting.NotKept(item.XsiType, missing);
    }

    /// <summary>The document of an object without what a copy has from where it is put.</summary>
    public static async Task<XDocument> DocumentAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var document = ObjectDocument.WithoutParts(await ObjectDocument.ReadAsync(item, cancellationToken).ConfigureAwait(false));
        Strip(document.Root!);
        return document;
    }

    /// <summary>What a copy has from where it is put, besides what its address says.</summary>
    private static Dictionary<string, string?> FieldsOfPlace(ListingSource into, XnatObject item)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        switch (item, into)
        {
            case (SubjectData, { Owner: ProjectData, Segment: "subjects" }):
            case (ExperimentData and not ImageAssessorData, { Owner: SubjectData, Segment: "experiments" }):
                return fields;
            case (ImageAssessorData, { Owner: ImageSessionData, Segment: "assessors" }):
                // Where the address names no project the copy would belong to nobody.
                if (into.Project is { } project) fields[$"{item.XsiType}/project"] = project;
                return fields;
            default:
                throw new ArgumentException(
                    "A subject is copied into the Subjects of a project, an experiment into the Experiments of a subject, an assessor " +
                    "into the Assessors of a session.",
                    nameof(into));
        }
    }

    private static async Task<XnatObject> SendAsync(
        ListingSource into,
        string label,
        XDocument document,
        Dictionary<string, string?> fields,
        string? reason,
        CancellationToken cancellationToken)
    {
        using var content = ObjectDocument.Content(document);
        var answer = await into.Connection.TextAsync(
            token => into.Connection.Archive.CreateFromDocumentAsync(into.Address, content, fields, reason, token), cancellationToken)
            .ConfigureAwait(false);
        return await ItemCreation.FindCreatedAsync(into, label, answer, cancellationToken).ConfigureAwait(false);
    }

    private static void Strip(XElement root)
    {
        // With the numbers of rows XNAT would take them for the ones that are there.
        root.DescendantNodes().OfType<XComment>().Remove();
        root.Attribute("ID")?.Remove();
        foreach (var element in root.DescendantsAndSelf().ToList())
        {
            element.Attributes().Where(static attribute => NotCopied.Contains(attribute.Name.LocalName)).Remove();
            if (element.Name.Namespace == root.Name.Namespace && NotCopied.Contains(element.Name.LocalName)) element.Remove();
        }
    }
}
