using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>Which projects are meant, by the account's relation to them.</summary>
/// <param name="access">Who asks.</param>
/// <param name="favorites">The projects that the account keeps at hand.</param>
internal sealed class ProjectRelationFilter(Access access, IReadOnlySet<string> favorites)
{
    private static readonly string[] Roles = ["owner", "member", "collaborator"];

    /// <summary>Parameters of which each asks for the table of relations.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["accessible", .. Roles, "activeSince", "recent", "favorite", "admin", "dataAccess"];

    public IEnumerable<Predicate<ProjectRelation>> TestsOf(ListingRequest request)
    {
        // An administrator asks for all of them only where that is said.
        if (!IsSet(request["admin"]) || !access.ReadsAll) yield return relation => access.CanSee(relation.Project);
        if (IsSet(request["accessible"])) yield return relation => access.CanRead(relation.Project);
        foreach (var role in Roles)
            if (IsSet(request[role])) yield return relation => relation.Role == role;
        if (IsSet(request["recent"])) yield return relation => relation.Role is not null;
        if (IsSet(request["favorite"])) yield return relation => favorites.Contains(relation.Project.Id);
        if (Moment(request["activeSince"]) is { } moment) yield return relation => IsActiveSince(relation, moment);
        if ((request["dataAccess"] ?? request["permissions"]) is { } right) yield return relation => Has(relation, right);
    }

    private static bool IsSet(string? value) => value is not (null or "false" or "0");

    private static DateTimeOffset? Moment(string? text) =>
        text is { Length: > 0 }
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    private static bool IsActiveSince(ProjectRelation relation, DateTimeOffset moment) =>
        relation.Project.Modified.Time >= moment || relation.Contents.Experiments.All.Any(experiment => experiment.Modified.Time >= moment);

    private bool Has(ProjectRelation relation, string right) => right switch
    {
        "writable" or "edit" or "create" => access.CanEdit(relation.Project),
        "delete" => access.CanDelete(relation.Project),
        _ => access.CanRead(relation.Project),
    };
}
