using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>The other table of projects, with columns in lower case, that XNAT gives when the account's relation to them is asked for.</summary>
/// <param name="store">The data.</param>
/// <param name="access">Who asks.</param>
/// <param name="userId">Number of the account, which ends the names of two columns.</param>
/// <param name="isFavorite">Whether the account keeps a project at hand.</param>
internal sealed class AccessibleProjects(Store store, Access access, int userId, Func<string, bool> isFavorite)
{
    private static readonly string[] Words = ["accessible", "prearc_code", "owner", "member", "collaborator", "activeSince", "recent", "favorite", "admin", "dataAccess"];

    /// <summary>Whether a request asks for this table.</summary>
    public static bool IsAsked(ListingRequest request) => Words.Any(word => request[word] is not null) || (request["permissions"] is not null && request["dataType"] is not null);

    public Table Build(ListingRequest request)
    {
        var user = userId.ToString(CultureInfo.InvariantCulture);
        var rows = store.Projects.Where(project => Tests(request).All(test => test(project))).Select(project => Line(project, request));
        string[] columns =
        [
            "id", "name", "description", "secondary_id", "pi", "project_invs", "project_access", "project_access_img", "insert_date", "insert_user", $"user_role_{user}", $"last_accessed_{user}",
            .. request["prearc_code"] is null ? Array.Empty<string>() : ["proj_prearc_code"],
        ];
        return new Table(columns, [.. rows]) { Title = "Projects", Meta = [new("xdat_user_id", user)] };
    }

    private IEnumerable<Func<Row, bool>> Tests(ListingRequest request)
    {
        // An administrator asks for all of them only where that is said.
        yield return IsSet(request["admin"]) && access.ReadsAll ? _ => true : access.CanSee;
        if (IsSet(request["accessible"])) yield return access.CanRead;
        foreach (var role in new[] { "owner", "member", "collaborator" })
            if (IsSet(request[role])) yield return project => Role(project) == role;
        if (IsSet(request["recent"])) yield return project => Role(project) is not null;
        if (IsSet(request["favorite"])) yield return project => isFavorite(project.Id);
        if (request["activeSince"] is { Length: > 0 } since && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            yield return project => Moments(project).Any(time => time >= moment);
        if ((request["dataAccess"] ?? request["permissions"]) is { } wanted) yield return wanted is "writable" or "edit" or "create" ? access.CanEdit : wanted == "delete" ? access.CanDelete : access.CanRead;
    }

    private static bool IsSet(string? value) => value is not (null or "false" or "0");

    private IEnumerable<DateTimeOffset> Moments(Row project) => store.Contents(project.Id).Experiments.All.Select(experiment => experiment.Modified.Time).Prepend(project.Modified.Time);

    private string? Role(Row project) => store.Contents(project.Id).Roles.GetValueOrDefault(access.Login);

    private string?[] Line(Row project, ListingRequest request)
    {
        var contents = store.Contents(project.Id);
        var role = Role(project);
        var image = contents.Accessibility switch { "public" => "globe.gif", "protected" => "key.gif", _ => "lock.gif" };
        string?[] cells =
        [
            project.Id, project["name"], project["description"], project["secondary_ID"], Name(project.Rows("PI") is [var pi, ..] ? pi : null), string.Join(" <br/> ", project.Rows("investigators/investigator").Select(Name)),
            contents.Accessibility, $"/@WEBAPP/images/{image}", Formats.Sql(project.Created.Time), project.Created.User, role is null ? "" : char.ToUpperInvariant(role[0]) + role[1..] + "s", "",
        ];
        return request["prearc_code"] is null ? cells : [.. cells, contents.PrearchiveCode];
    }

    private static string? Name(Row? person) => person is null ? null : string.Join(", ", new[] { person["lastname"], person["firstname"] }.Where(part => part is { Length: > 0 }));
}
