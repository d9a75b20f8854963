using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>
/// The other table of projects, with columns in lower case, that XNAT gives when the account's relation to them is asked for.
/// </summary>
/// <param name="store">The data.</param>
/// <param name="access">Who asks.</param>
/// <param name="userId">Number of the account, which ends the names of two columns.</param>
/// <param name="favorites">The projects that the account keeps at hand.</param>
internal sealed class AccessibleProjects(Store store, Access access, int userId, IReadOnlySet<string> favorites)
{
    private const string PrearchiveCode = "prearc_code";

    private static readonly string[] Words = [PrearchiveCode, .. ProjectRelationFilter.Words];

    private static readonly (string Name, Func<ProjectRelation, string?> Cell)[] Columns =
    [
        ("id", relation => relation.Project.Id),
        ("name", relation => relation.Project["name"]),
        ("description", relation => relation.Project["description"]),
        ("secondary_id", relation => relation.Project["secondary_ID"]),
        ("pi", relation => relation.Project.Rows("PI") is [var person, ..] ? NameOf(person) : null),
        ("project_invs", relation => string.Join(" <br/> ", relation.Project.Rows("investigators/investigator").Select(NameOf))),
        ("project_access", relation => relation.Contents.Accessibility),
        ("project_access_img", relation => "/@WEBAPP/images/" + ImageOf(relation.Contents.Accessibility)),
        ("insert_date", relation => Formats.Sql(relation.Project.Created.Time)),
        ("insert_user", relation => relation.Project.Created.User),
        ("user_role_{0}", relation => relation.Role is { } role ? char.ToUpperInvariant(role[0]) + role[1..] + "s" : ""),
        ("last_accessed_{0}", _ => ""),
    ];

    /// <summary>Whether a request asks for this table.</summary>
    public static bool IsAsked(ListingRequest request) =>
        Words.Any(word => request[word] is not null) || (request["permissions"] is not null && request["dataType"] is not null);

    public Table Build(ListingRequest request)
    {
        var user = userId.ToString(CultureInfo.InvariantCulture);
        var columns = request[PrearchiveCode] is null
            ? Columns
            : [.. Columns, ("proj_prearc_code", relation => relation.Contents.PrearchiveCode)];
        var tests = new ProjectRelationFilter(access, favorites).TestsOf(request).ToList();
        var rows = store.Projects.Select(RelationOf).Where(relation => tests.TrueForAll(test => test(relation)))
            .Select(relation => Array.ConvertAll(columns, column => column.Cell(relation)));
        return new Table([.. columns.Select(column => column.Name.Replace("{0}", user, StringComparison.Ordinal))], [.. rows])
        {
            Title = "Projects",
            Meta = [new("xdat_user_id", user)],
        };
    }

    private ProjectRelation RelationOf(Row project)
    {
        var contents = store.Contents(project.Id);
        return new(project, contents, contents.Roles.GetValueOrDefault(access.Login));
    }

    private static string ImageOf(string accessibility) =>
        accessibility switch { "public" => "globe.gif", "protected" => "key.gif", _ => "lock.gif" };

    private static string NameOf(Row person) =>
        string.Join(", ", new[] { person["lastname"], person["firstname"] }.Where(part => part is { Length: > 0 }));
}
