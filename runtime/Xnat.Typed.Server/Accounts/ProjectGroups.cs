using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Accounts;

/// <summary>Who belongs to which project, and how. One user is in one group of a project. Called with the store locked.</summary>
internal sealed class ProjectGroups(Store store)
{
    private readonly Register<ProjectGroup> custom = store.Register("project-group", static () => AccountsJson.Default.ProjectGroup);

    /// <summary>The groups that every project has, then those that were added.</summary>
    public IReadOnlyList<ProjectGroup> Of(string project) =>
        [
            .. ProjectGroup.Standard.Select(group => new ProjectGroup(project, group.Name, group.DisplayName)),
            .. custom.All.Where(group => group.Project == project)
        ];

    /// <summary>A group by its id, by the end of it, or by its display name; upper and lower case count.</summary>
    public ProjectGroup? Find(string project, string text) =>
        Of(project).FirstOrDefault(group => text == group.Id || text == group.Name || text == group.DisplayName);

    /// <summary>A group by the id alone, <c>P1_member</c>; project IDs may have underscores themselves.</summary>
    public ProjectGroup? FindById(string id) =>
        store.Projects.SelectMany(project => Of(project.Id)).FirstOrDefault(group => group.Id == id);

    public ProjectGroup Put(ProjectGroup group)
    {
        custom.Put(group.Id, group);
        return group;
    }

    /// <summary>Takes a group away, and its users out of the project. The three that every project has stay.</summary>
    public bool Remove(ProjectGroup group)
    {
        if (!custom.Remove(group.Id)) return false;
        foreach (var login in Members(group).ToList()) store.Contents(group.Project).RemoveRole(login);
        return true;
    }

    public IEnumerable<string> Members(ProjectGroup group) =>
        store.Contents(group.Project).Roles.Where(role => role.Value == group.Name).Select(role => role.Key);

    /// <summary>Groups of one user.</summary>
    public IEnumerable<ProjectGroup> OfUser(string login) =>
        store.Projects.Where(project => store.Contents(project.Id).Roles.ContainsKey(login))
            .Select(project => Find(project.Id, store.Contents(project.Id).Roles[login])).OfType<ProjectGroup>();

    public void Join(ProjectGroup group, string login) => store.Contents(group.Project).SetRole(login, group.Name);

    public bool Leave(ProjectGroup group, string login)
    {
        var contents = store.Contents(group.Project);
        if (contents.Roles.GetValueOrDefault(login) != group.Name) return false;
        contents.RemoveRole(login);
        return true;
    }
}
