using System.Xml.Linq;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Editing;

/// <summary>Makes and changes rows from a <see cref="Submission"/>.</summary>
/// <param name="store">The data.</param>
/// <param name="user">Login of the user.</param>
/// <param name="isStrict">Whether a parameter with an unknown path is refused; XNAT drops it and others in silence.</param>
/// <param name="history">What changes replace.</param>
internal sealed class ItemBuilder(Store store, string user, bool isStrict, ItemHistory history)
{
    private readonly FieldWriter writer = new(store, user);

    /// <summary>Whether what a document leaves out is removed.</summary>
    public bool AllowsDeletion { get; init; }

    /// <summary>Whether parameters alone are a whole object then, too: XNAT does not look at the stored experiment in that case.</summary>
    public bool ForgetsAtDeletion { get; init; }

    public Row Create(TypeEntry type, Submission submission, Shortcuts? shortcuts)
    {
        var row = FromDocuments(type, submission);
        // One unknown path and XNAT forgets every parameter of a new object: a bare one is created.
        return ApplyParameters(row, submission, shortcuts) ? row : FromDocuments(type, submission);
    }

    /// <summary>Changes a stored row; a value that cannot be read leaves it as it was.</summary>
    /// <remarks>A check looks at the changed row, and refuses it by a <see cref="RestException"/>.</remarks>
    public void Update(Row row, Submission submission, Shortcuts? shortcuts, Action<Row>? check = null)
    {
        var restore = row.Capture();
        var note = history.Watch(row);
        try
        {
            foreach (var document in submission.Documents) new ItemXmlReader(store, user, AllowsDeletion).Apply(row, document);
            if (AllowsDeletion && ForgetsAtDeletion && submission.Documents.Count == 0)
                new ItemXmlReader(store, user, allowsDeletion: true).Apply(row, new XElement(row.Type.Source.Name.LocalName));
            // From a stored object the parameters before an unknown path are applied, those behind it are not.
            ApplyParameters(row, submission, shortcuts);
            check?.Invoke(row);
            row.Modified = store.NextStamp(user);
            if (submission.Parameters.IsTrue("quarantine")) row.IsQuarantined = true;
            if (submission.Parameters.IsTrue("activate")) row.IsQuarantined = false;
            note();
        }
        catch (RestException)
        {
            restore();
            throw;
        }
    }

    private Row FromDocuments(TypeEntry type, Submission submission)
    {
        var row = store.NewRow(type, user);
        foreach (var document in submission.Documents) new ItemXmlReader(store, user, allowsDeletion: false).Apply(row, document);
        return row;
    }

    private bool ApplyParameters(Row row, Submission submission, Shortcuts? shortcuts)
    {
        var typed = submission.Parameters.Entries.Where(entry => entry.Key.Contains('/', StringComparison.Ordinal));
        // Mapped shortcuts come last.
        var mapped = shortcuts is null
            ? []
            : submission.Parameters.Entries
                .Select(entry => (Path: shortcuts.Find(entry.Key), entry.Value))
                .Where(entry => entry.Path is not null);
        foreach (var (text, value) in typed.Select(entry => ((string?)entry.Key, entry.Value)).Concat(mapped))
        {
            var path = FieldPath.Parse(text!);
            if (!BelongsTo(row.Type, path.Root) || IsKey(path)) continue;
            if (writer.Apply(row, path, value)) continue;
            if (isStrict) throw RestException.BadRequest($"Unknown field path '{text}' for {row.Type.XsiType}.");
            return false;
        }

        return true;
    }

    /// <summary>Paths of the type and of its bases count; those of strangers and of subtypes are ignored.</summary>
    private static bool BelongsTo(TypeEntry type, string root) => root.Length > 0 && type.Is(root);

    /// <summary>What the caller has decided by then, from the address and the rules about names.</summary>
    private static bool IsKey(FieldPath path) =>
        path.Steps is [{ Name: var name }]
        && name.ToUpperInvariant() is "ID" or "PROJECT" or "LABEL" or "SUBJECT_ID" or "IMAGESESSION_ID" or "IMAGE_SESSION_ID";
}
