namespace Xnat.Typed.Server.Accounts;

/// <summary>A group of a project's users.</summary>
/// <param name="Project">ID of the project.</param>
/// <param name="Name">The end of the group's id: <c>owner</c> of <c>P1_owner</c>.</param>
/// <param name="DisplayName">What people read: <c>Owners</c>.</param>
internal sealed record ProjectGroup(string Project, string Name, string DisplayName)
{
    /// <summary>The groups that every project has.</summary>
    public static IReadOnlyList<(string Name, string DisplayName)> Standard { get; } =
    [
        ("owner", "Owners"), ("member", "Members"), ("collaborator", "Collaborators")
    ];

    public string Id => $"{Project}_{Name}";
}
