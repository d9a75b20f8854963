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

    /// <summary>All of them. XNAT looks for a name in every place in which a project can have one.</summary>
    public IEnumerable<string> All => new[] { Id, Secondary, Name }.OfType<string>().Concat(Aliases);

    /// <summary>Whether a project would have a name, in any place and case, by which a stored one is known.</summary>
    /// <param name="stored">The names of the other project.</param>
    /// <param name="before">Names that it had already, which are no new clash.</param>
    public bool ClashWith(ProjectNames stored, ProjectNames? before = null) =>
        All.Except(before?.All ?? [], StringComparer.OrdinalIgnoreCase).Intersect(stored.All, StringComparer.OrdinalIgnoreCase).Any();
}
