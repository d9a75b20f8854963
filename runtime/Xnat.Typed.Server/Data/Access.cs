namespace Xnat.Typed.Server.Data;

/// <summary>What one account may do.</summary>
/// <param name="login">Login of the account.</param>
/// <param name="isAdmin">Whether it is an administrator of the site.</param>
/// <param name="store">The data.</param>
internal sealed class Access(string login, bool isAdmin, Store store)
{
    public string Login => login;

    public bool IsAdmin => isAdmin;

    /// <summary>Whether the account is in the group of those who read everything.</summary>
    public bool HasAllDataAccess { get; init; }

    /// <summary>Whether the account is in the group of those who change everything.</summary>
    public bool HasAllDataAdmin { get; init; }

    /// <summary>Whether the account may create projects.</summary>
    public bool CreatesProjects { get; init; } = true;

    /// <summary>Whether the site lets projects be seen by others than their users.</summary>
    public bool OpensProjects { get; init; } = true;

    /// <summary>Whether no project is hidden.</summary>
    public bool ReadsAll => isAdmin || HasAllDataAccess || HasAllDataAdmin;

    private bool EditsAll => isAdmin || HasAllDataAdmin;

    public bool CanRead(Row project) => ReadsAll || Role(project) is not null || LevelOf(project) == AccessLevel.Public;

    /// <summary>A protected project shows that it exists, not what it holds.</summary>
    public bool CanSee(Row project) => CanRead(project) || LevelOf(project) == AccessLevel.Protected;

    public bool CanEdit(Row project) => EditsAll || Role(project) is "owner" or "member";

    /// <summary>Members create and change, only owners delete.</summary>
    public bool CanDelete(Row project) => EditsAll || IsOwner(project);

    /// <summary>Whether the account decides about the project's users and settings.</summary>
    public bool CanManage(Row project) => EditsAll || IsOwner(project);

    /// <summary>Whether projects of this site can have a level.</summary>
    public bool Opens(string level) => level == AccessLevel.Private || OpensProjects;

    /// <summary>An object is readable through its own project or one that it is shared into.</summary>
    public bool CanReadObject(Row row) =>
        ReadsAll || ProjectsOf(row).Any(id => store.Project(id) is { } project && CanRead(project));

    public bool CanEditObject(Row row) => store.Project(row.Project) is { } project && CanEdit(project);

    public bool CanDeleteObject(Row row) => store.Project(row.Project) is { } project && CanDelete(project);

    public static IEnumerable<string> ProjectsOf(Row row) =>
        row.Rows("sharing/share").Select(share => share["project"]).OfType<string>().Prepend(row.Project);

    private bool IsOwner(Row project) => Role(project) is "owner";

    private string LevelOf(Row project) => store.Contents(project.Id).Accessibility;

    private string? Role(Row project) => store.Contents(project.Id).Roles.GetValueOrDefault(login);
}
