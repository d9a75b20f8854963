namespace Xnat.Typed;

/// <summary>A subject or session by the name that it has in a folder.</summary>
/// <param name="Name">
/// The name, folded, with <c>/</c> behind those of the project and subject that stand above it in the layout: two pieces for a subject,
/// three for a session.
/// </param>
/// <param name="Number">1 for the first of this name, whose folder is called so alone.</param>
/// <param name="Owner">The object: its kind and ID, such as <c>experiments/XNAT_E00001</c>.</param>
internal sealed record NamedObject(string Name, int Number, string Owner)
{
    /// <summary>The name with its number.</summary>
    public string Place => Number == 1 ? Name : $"{Name}~{Number}";

    /// <summary>Whether it stands below another one.</summary>
    public bool IsBelow(NamedObject other) => Name.StartsWith(other.Place + "/", StringComparison.Ordinal);
}
