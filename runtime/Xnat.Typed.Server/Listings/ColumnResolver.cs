using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Listings;

/// <summary>
/// Turns column names into columns. A column of a subtype narrows the listing to that
/// subtype: XNAT makes the deepest one the root of its query.
/// </summary>
/// <param name="store">The data.</param>
/// <param name="level">The listing.</param>
/// <param name="project">Project whose labels are shown, if the listing stands below one.</param>
internal sealed class ColumnResolver(Store store, ListingLevel level, string? project)
{
    public TypeEntry Root { get; private set; } = store.Types.Get(level.RootType);

    public void Narrow(TypeEntry type)
    {
        if (type.Is(Root.XsiType)) Root = type;
    }

    /// <summary>The column of that name; <see langword="null"/> for a name that XNAT drops silently.</summary>
    public ListingColumn? Resolve(string name)
    {
        if (Computed(name) is { } computed) return new(name, "", (row, _) => (computed(row), null));
        if (!name.Contains('/', StringComparison.Ordinal))
            return level.Shortcuts.Find(name) is { } target ? OfPath(name, FieldPath.Parse(target)) : null;
        var path = FieldPath.Parse(name);
        // A path that a shortcut stands for comes back under the shortcut's name, any other one in lower case.
        var shortcut = level.Shortcuts.All.FirstOrDefault(entry => string.Equals(
            entry.Value, name, StringComparison.OrdinalIgnoreCase)).Key;
        if (shortcut is null && StampOf(path) is { } stamp) return Resolve(stamp);
        return OfPath(shortcut ?? Shortcuts.ReadOnlyName(name) ?? LowerCase(name), path);
    }

    /// <summary>The column that says when or by whom the rows themselves were made, if that is what a path asks for.</summary>
    private string? StampOf(FieldPath path)
    {
        if (store.Types.Find(path.Root) is not { } type || (!type.Is(Root.XsiType) && !Root.Is(type.XsiType))) return null;
        return LowerCase(string.Join('/', path.Steps.Select(step => step.Name))) switch
        {
            "meta/insert_date" => "insert_date",
            "meta/insert_user/login" => "insert_user",
            "meta/last_modified" => "last_modified",
            _ => null,
        };
    }

#pragma warning disable CA1308 // The header is the lower-case path.
    public static string LowerCase(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    private ListingColumn? OfPath(string header, FieldPath path)
    {
        var type = store.Types.Find(path.Root);
        if (type is null) return null;
        if (type.Is(Root.XsiType)) Root = type;
        else if (!Root.Is(type.XsiType)) return OfRelated(header, type, path);
        var (list, remainder) = FieldReader.Cut(type, path);
        if (list.Length > 0)
        {
            var inner = new FieldLookup(remainder.Steps.Count > 0 ? remainder.Steps : Text(path).Steps);
            return new(header, list, (_, item) => item is null ? (null, null) : inner.Read(item));
        }

        var lookup = new FieldLookup(path.Steps);
        return new(header, "", (row, _) => row.Type.Is(type.XsiType) ? lookup.Read(row) : (null, null));
    }

    /// <summary>A list of plain values: its rows have one field, named like the element.</summary>
    private static FieldPath Text(FieldPath path) => new("", [path.Steps[^1]]);

    /// <summary>Fields of the subject, the project, the session or the scans that belong to a row.</summary>
    private ListingColumn? OfRelated(string header, TypeEntry type, FieldPath path)
    {
        var lookup = new FieldLookup(path.Steps);
        if (type.Is("xnat:imageScanData") && Root.Is("xnat:experimentData"))
            return new(
                header, "scans/scan", (_, item) => item is not null && item.Type.Is(type.XsiType) ? lookup.Read(item) : (null, null));
        Func<Row, Row?>? related = type.Root.XsiType switch
        {
            "xnat:projectData" => row => store.Project(row.Project),
            "xnat:subjectData" => SubjectOf,
            "xnat:experimentData" => SessionOf,
            _ => null,
        };
        return related is null
            ? null
            : new(header, "", (row, _) => related(row) is { } other && other.Type.Is(type.XsiType) ? lookup.Read(other) : (null, null));
    }

    private Row? SubjectOf(Row row) => (row["subject_ID"] ?? SessionOf(row)?["subject_ID"]) is { } id ? store.Subject(id) : null;

    private Row? SessionOf(Row row) =>
        row["imageSession_ID"] is { } id ? store.Experiment(id) : row.Type.Is("xnat:imageScanData") ? row.Parent : null;

    /// <summary>Columns that are no field of the schema, or mean something else below a project.</summary>
    private Func<Row, string?>? Computed(string name) => name switch
    {
        "xsiType" => row => row.Type.XsiType,
        "insert_date" => row => Formats.Sql(row.Created.Time),
        "insert_user" => row => row.Created.User,
        "last_modified" => row => Formats.Sql(row.Modified.Time),
        "label" when project is not null && !IsBelowSession => row => store.LabelIn(row, project),
        "label" when !IsBelowSession => row => row.Label,
        // Shared experiments appear with the project of the listing, shared subjects with their own.
        "project" when project is not null && level.HasTypedId => _ => project,
        "subject_label" =>
            row => SubjectOf(row) is { } subject ? project is not null ? store.LabelIn(subject, project) : subject.Label : null,
        "subject_project" => row => SubjectOf(row)?.Project,
        "session_ID" => row => SessionOf(row)?.Id,
        "session_label" => row => SessionOf(row)?.Label,
        "session_project" => row => SessionOf(row)?.Project,
        "xnat_imagescandata_id" or "xnat_reconstructedimagedata_id" => row => row.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private bool IsBelowSession => level.RootType is "xnat:imageScanData" or "xnat:reconstructedImageData" or "xnat:projectData";
}
