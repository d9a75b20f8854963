namespace Xnat.Typed.Server.Data;

/// <summary>What one account may do.</summary>
internal sealed class Access(XnatServerUser user, Store store)
{
    public string Login => user.Name;

    public bool IsAdmin => user.IsAdmin;

    public bool CanRead(Row project) => user.IsAdmin || Role(project) is not null || store.Contents(project.Id).Accessibility == "public";

    /// <summary>A protected project shows that it exists, not what it holds.</summary>
    public bool CanSee(Row project) => CanRead(project) || store.Contents(project.Id).Accessibility == "protected";

    public bool CanEdit(Row project) => user.IsAdmin || Role(project) is "owner" or "member";

    /// <summary>Members create and change, only owners delete.</summary>
    public bool CanDelete(Row project) => user.IsAdmin || Role(project) is "owner";

    /// <summary>An object is readable through its own project or one that it is shared into.</summary>
    public bool CanReadObject(Row row) =>
        user.IsAdmin || ProjectsOf(row).Any(id => store.Project(id) is { } project && CanRead(project));

    public bool CanEditObject(Row row) => store.Project(row.Project) is { } project && CanEdit(project);

    public bool CanDeleteObject(Row row) => store.Project(row.Project) is { } project && CanDelete(project);

    public static IEnumerable<string> ProjectsOf(Row row) =>
        row.Rows("sharing/share").Select(share => share["project"]).OfType<string>().Prepend(row.Project);

    private string? Role(Row project) => store.Contents(project.Id).Roles.GetValueOrDefault(user.Name);
}
