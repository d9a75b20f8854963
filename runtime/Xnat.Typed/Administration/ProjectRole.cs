namespace Xnat.Typed;

/// <summary>What somebody may do in a project: one of its groups.</summary>
public sealed record ProjectRole
{
    private ProjectRole(string name) => Name = name;

    /// <summary>May do everything, and say who belongs to the project.</summary>
    public static ProjectRole Owner { get; } = new("owner");

    /// <summary>May read and change data.</summary>
    public static ProjectRole Member { get; } = new("member");

    /// <summary>May read.</summary>
    public static ProjectRole Collaborator { get; } = new("collaborator");

    /// <summary>The group's ID without the project in front: <c>owner</c>, <c>member</c>, <c>collaborator</c>, or one of the project's own.
    /// </summary>
    public string Name { get; }

    /// <summary>A group of the project's own.</summary>
    /// <param name="name">Its ID, with or without the project and <c>_</c> in front. Capital letters matter.</param>
    /// <exception cref="ArgumentException">The name cannot stand in an address.</exception>
    public static ProjectRole Custom(string name)
    {
        ItemAddress.RefuseUnaddressable(name, nameof(name));
        return new(name);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The ID of the group in a project.</summary>
    internal string GroupIn(string project) =>
        Name.StartsWith(project + "_", StringComparison.Ordinal) ? Name : $"{project}_{Name}";
}
