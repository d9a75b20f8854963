using System.Globalization;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>People of a project in tables. Their title is that of the projects' table, as on a real server.</summary>
internal static class ProjectTables
{
    public static Table Users(Site site, Row project)
    {
        var rows = from role in site.Store.Contents(project.Id).Roles
                   let account = site.Users.Accounts.Find(role.Key)
                   let @group = site.Users.Groups.Find(project.Id, role.Value)
                   where account is null or { IsEnabled: true } && @group is not null
                   orderby @group.Id descending
                   select new string?[] { @group.Id, @group.DisplayName, role.Key, account?.FirstName, account?.LastName, account?.Email };
        return new Table(["GROUP_ID", "displayname", "login", "firstname", "lastname", "email"], [.. rows]) { Title = "Projects" };
    }

    public static Table Groups(IEnumerable<ProjectGroup> groups) => new(
        ["id", "displayname", "tag"],
        [.. groups.Select(group => new string?[] { group.Id, group.DisplayName, group.Project })]) { Title = "Projects" };

    public static Table Requests(IEnumerable<AccessRequest> requests) => new(
        ["par_id", "proj_id", "level", "email", "create_user", "create_date", "approval_date", "approved"],
        [.. requests.Select(request => new string?[]
        {
            request.Id.ToString(CultureInfo.InvariantCulture), request.Project, request.Group, request.Email, request.Creator,
            Formats.Sql(request.Created),
            request.Answered is { } time ? Formats.Sql(time) : null, request.Answered is null ? null : request.IsAccepted ? "1" : "0",
        })]) { Title = "Projects" };
}
