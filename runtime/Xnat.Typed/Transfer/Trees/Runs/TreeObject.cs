using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>An object whose files are listed by one request: a session with what it holds, a scan, a subject's own resources.</summary>
/// <param name="Item">The object.</param>
/// <param name="Names">What its files are called after, as far as the object itself tells.</param>
/// <param name="IsOwnOnly">Whether only its own resources are meant: those of a subject or project.</param>
internal sealed record TreeObject(XnatObject Item, TreeNames Names, bool IsOwnOnly = false)
{
    public ItemLocation Location { get; } = ItemReading.LocationOf(Item);

    public string Uri => $"/data/{Location.Address}";

    public string? Label => Names.Session ?? Names.Subject ?? Names.Project;
}
