using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Editing;

/// <summary>The names by which people know a project. No two projects may be mistaken for each other.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Secondary">Its running title.</param>
/// <param name="Name">Its name.</param>
/// <param name="Aliases">Further IDs.</param>
internal sealed record ProjectNames(string Id, string? Secondary, string? Name, IReadOnlyList<string> Aliases)
{
    public static ProjectNames Of(Row project) => new(
        project.Id,
        project["secondary_ID"],
        project["name"],
        [.. project.Rows("aliases/alias").Select(alias => alias["alias"]).OfType<string>()]);

    /// <summary>Whether a new project of these names would be mistaken for one that is there. That the IDs differ is known.</summary>
    public bool ClashWith(ProjectNames stored) =>
        Same(Name, stored.Name)
        || Same(Name, stored.Id)
        || Same(Secondary, stored.Secondary)
        || Aliases.Any(alias => Same(alias, stored.Id) || stored.Aliases.Any(taken => Same(alias, taken)));

    private static bool Same(string? left, string? right) =>
        left is not null && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
