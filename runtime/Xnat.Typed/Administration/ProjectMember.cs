namespace Xnat.Typed;

/// <summary>An account in a group of a project.</summary>
/// <param name="Login">The name by which it signs in.</param>
/// <param name="Role">What it may do.</param>
/// <param name="GroupId">ID of the group: <c>P_member</c>.</param>
/// <param name="GroupName">What people call the group: <c>Members</c>.</param>
/// <param name="FirstName">First name of the person.</param>
/// <param name="LastName">Last name of the person.</param>
/// <param name="Email">Where XNAT writes to.</param>
public sealed record ProjectMember(
    string Login, ProjectRole Role, string GroupId, string? GroupName, string? FirstName, string? LastName, string? Email)
{
    /// <summary>Login and role.</summary>
    public override string ToString() => $"{Login} {Role}";

    internal static ProjectMember Of(TableRow row, string project, string route)
    {
        var group = RowCheck.Required(row, "GROUP_ID", route);
        var name = group.StartsWith(project + "_", StringComparison.OrdinalIgnoreCase) ? group[(project.Length + 1)..] : group;
        return new(
            RowCheck.Required(row, "login", route), RoleOf(name, route), group, Text("displayname"), Text("firstname"), Text("lastname"),
            Text("email"));

        string? Text(string column) => row[column] is { Length: > 0 } text ? XnatText.Decode(text) : null;
    }

    private static ProjectRole RoleOf(string name, string route)
    {
        try
        {
            return ProjectRole.Custom(name);
        }
        catch (ArgumentException e)
        {
            throw new XnatContentException($"{route} answered a group whose ID cannot stand in an address.", e) { Route = route };
        }
    }
}
