using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>What listings show of projects.</summary>
internal static class ProjectDisplay
{
    public static IReadOnlyList<string> Listing { get; } =
    [
        "ID", "NAME", "SECONDARY_ID", "DESCRIPTION", "PI", "PROJECT_ACCESS", "INSERT_DATE", "INSERT_USER", "PROJECT_OWNERS",
        "PROJ_MR_COUNT", "PROJ_PET_COUNT", "PROJ_CT_COUNT", "PROJ_UT_COUNT",
    ];

    public static IEnumerable<DisplayField> Fields(TypeCatalog types) =>
    [
        DisplayField.Of("ID", "ID", "ID"),
        DisplayField.Of("NAME", "Title", "name"),
        DisplayField.Of("SECONDARY_ID", "Running Title", "secondary_ID"),
        DisplayField.Of("DESCRIPTION", "Description", "description"),
        DisplayField.Of("KEYWORDS", "Keywords", "keywords"),
        DisplayField.Computed(
            "PI", "PI", (_, row) => row.Rows("PI") is [var person, ..] ? $"{person["firstname"]} {person["lastname"]}".Trim() : null),
        DisplayField.Computed("PROJECT_ACCESS", "Accessibility", (scope, row) => scope.Store.Contents(row.Id).Accessibility),
        People("PROJECT_OWNERS", "Owners", "owner"),
        People("PROJECT_MEMBERS", "Members", "member"),
        People("PROJECT_COLLABS", "Collaborators", "collaborator"),
        .. CommonDisplay.Stamps,
        .. CommonDisplay.SessionCounts(types, "PROJ_", (scope, row) => scope.Store.Contents(row.Id).Experiments.All),
        // XNAT's word for ultrasound in this one place.
        CommonDisplay.Count("PROJ_", "UT", "xnat:usSessionData", (scope, row) => scope.Store.Contents(row.Id).Experiments.All),
    ];

    /// <summary>Several people stand in one cell with a line break of HTML between them; pyxnat takes them apart there.</summary>
    private static DisplayField People(string id, string header, string role) => DisplayField.Computed(id, header, (scope, row) =>
        string.Join(" <br/> ", scope.Store.Contents(row.Id).Roles.Where(entry => entry.Value == role).Select(entry => entry.Key)));
}
