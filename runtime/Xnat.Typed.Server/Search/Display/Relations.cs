using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>The objects that belong to a row: its session, its subject, its projects.</summary>
internal sealed class Relations(Store store)
{
    /// <summary>The session of a scan, a reconstruction or an image assessor.</summary>
    public Row? SessionOf(Row row) =>
        row["imageSession_ID"] is { } id ? store.Experiment(id) : row.Type.IsAccessioned ? null : row.Parent;

    public Row? SubjectOf(Row row)
    {
        if (row.Type.Is("xnat:subjectData")) return row;
        return (row["subject_ID"] ?? SessionOf(row)?["subject_ID"]) is { } id ? store.Subject(id) : null;
    }

    /// <summary>The owner first, then the projects that the object is shared into.</summary>
    public IEnumerable<Row> ProjectsOf(Row row)
    {
        if (row.Type.Is("xnat:projectData")) return [row];
        var shared = row.Type.IsAccessioned ? row : row.Parent ?? row;
        return Access.ProjectsOf(shared).Select(store.Project).OfType<Row>();
    }

    /// <summary>ID of the owner.</summary>
    public static string ProjectOf(Row row) => row.Project.Length > 0 || row.Type.IsAccessioned ? row.Project : row.Parent?.Project ?? "";
}
