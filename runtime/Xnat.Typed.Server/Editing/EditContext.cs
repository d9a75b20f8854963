using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Editing;

/// <summary>What every editor needs for one request.</summary>
/// <param name="Store">The data, locked for writing.</param>
/// <param name="Access">Who asks.</param>
/// <param name="Path">The address.</param>
/// <param name="Submission">What was sent.</param>
/// <param name="SiteUrl">Start of absolute addresses.</param>
/// <param name="IsStrict">Whether unknown field paths are refused.</param>
/// <param name="History">What changes replace.</param>
internal sealed record EditContext(
    Store Store,
    Access Access,
    ArchivePath Path,
    Submission Submission,
    string SiteUrl,
    bool IsStrict,
    ItemHistory History)
{
    public ArchiveResolver Resolver { get; } = new(Store, Access);

    public ItemBuilder Builder { get; } = new(Store, Access.Login, IsStrict, History)
    {
        AllowsDeletion = AllowsDeletionOf(Path, Submission.Parameters),
        ForgetsAtDeletion = Path.Node is ArchiveNode.Experiment or ArchiveNode.Assessor
    };

    public ParameterList Parameters => Submission.Parameters;

    /// <summary>
    /// The same parameter is read in four ways: as a flag, as nothing but <c>true</c>, as any word for yes, and not at all.
    /// </summary>
    private static bool AllowsDeletionOf(ArchivePath path, ParameterList parameters) => path.Node switch
    {
        ArchiveNode.Subject => parameters.Flag("allowDataDeletion"),
        ArchiveNode.Experiment when path.Subject is not null => parameters.Flag("allowDataDeletion"),
        ArchiveNode.Project => parameters["allowDataDeletion"]?.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1",
        ArchiveNode.Scan => false,
        _ => parameters["allowDataDeletion"] == "true",
    };

    /// <summary>The type that the document or the parameters name.</summary>
    /// <param name="usual">The type where they name none.</param>
    public TypeEntry TypeOfNew(string usual) =>
        Submission.DocumentType(Store.Types)
        ?? Store.Types.Find(Submission.XsiType ?? usual)
        ?? throw RestException.BadRequest($"Unknown data type {Submission.XsiType}.");

    /// <summary>The same, for what is asked of the object itself: nothing may stand behind its address.</summary>
    /// <exception cref="RestException">400: something does.</exception>
    public EditContext WithoutRest() =>
        Path.Rest.Count == 0
            ? this
            : throw RestException.BadRequest("The address goes on behind the object; only 'projects/{project}' may follow.");

    public void DemandEdit(Row project)
    {
        if (!Access.CanEdit(project))
            throw RestException.Forbidden("Specified user account has insufficient create privileges for projects in this project.");
    }

    /// <summary>The item itself, in the form that the request asks for.</summary>
    public Answer Shown(Row row) => new ItemAnswer(Store, Access, History).Of(row, Parameters, SiteUrl);

    /// <summary>A PUT answers the accession ID, 201 for a new object.</summary>
    public static Answer Saved(Row row, bool isNew) => Answer.Text(row.Id, isNew ? 201 : 200);

    /// <summary>A POST to a listing answers the full address, with status 200: XNAT never sets 201 there.</summary>
    public Answer Posted(string path) =>
        Answer.Text(SiteUrl + path).With("Location", SiteUrl + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    /// <summary>XNAT looks at the characters of an ID and speaks of the label, whose characters it never looks at.</summary>
    public static void DemandValidId(string? id, string kind)
    {
        if (id is not null && !id.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
            throw new RestException(417, $"Invalid character in {kind} label.");
    }

    /// <summary>Gives a new experiment the ID that came with it, if there is one and it is free; else the store makes one.</summary>
    /// <exception cref="RestException">417: the ID has a character that no ID has.</exception>
    public void PutId(Row row) => PutId(row, Submission.Field("ID"));

    /// <inheritdoc cref="PutId(Row)"/>
    public void PutId(Row row, string? id)
    {
        DemandValidId(id, "experiment");
        row.Put("ID", id is { Length: > 0 } && Store.Experiment(id) is null ? id : null);
    }

    /// <summary>Changes to what the address decides go through addresses of their own.</summary>
    public void RefuseKeyChanges(Row row)
    {
        foreach (var (key, value) in Parameters.Entries.Where(entry =>
            entry.Key.Split('/') is [var type, _] && type.Contains(':', StringComparison.Ordinal)))
        {
            var field = key.Split('/')[1];
            if (string.Equals(field, "ID", StringComparison.OrdinalIgnoreCase) && row.Id != value)
                throw RestException.BadRequest("ID cannot be modified");
            if (string.Equals(field, "label", StringComparison.OrdinalIgnoreCase) && row.Label != value)
                throw RestException.BadRequest("Label must be modified through separate URI.");
            if (string.Equals(field, "project", StringComparison.OrdinalIgnoreCase) && Store.Project(value)?.Id != row.Project)
                throw new RestException(409, "Project must be modified through separate URI.");
        }

        // Documents that are read, changed and written back carry the label that the object has.
        if (Submission.Documents.Select(document => (string?)document.Attribute("label"))
            .FirstOrDefault(value => value is { Length: > 0 }) is { } label
            && label != row.Label)
            throw RestException.BadRequest("Label must be modified through separate URI.");
        var owner = Parameters["project"]
            ?? Submission.Documents.Select(document => (string?)document.Attribute("project")).FirstOrDefault(value => value is not null);
        if (owner is { Length: > 0 } && Store.Project(owner)?.Id != row.Project)
            throw new RestException(409, "Project must be modified through separate URI.");
    }

    /// <summary>
    /// A non-empty <c>label</c> on a stored object renames it and nothing else: other parameters and the body are dropped.
    /// </summary>
    public Answer Rename(Row row, string label)
    {
        if (!Access.CanEditObject(row))
            throw RestException.Forbidden("Specified user account has insufficient edit privileges for this object.");
        if (Store.LabelsOf(row, row.Project).FindLabel(label) is { } taken && taken != row)
            throw new RestException(409, "Specified label is already in use.");
        var note = History.Watch(row);
        Store.Rename(row, label);
        row.Modified = Store.NextStamp(Access.Login);
        note();
        return Answer.Empty();
    }
}
