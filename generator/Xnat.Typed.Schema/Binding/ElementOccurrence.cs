using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>An element of a content model, all of its places taken together.</summary>
/// <param name="Element">The element where it stands first; <see langword="null"/> for <c>xs:any</c>.</param>
/// <param name="Occurs">How often, by all that stands around its places.</param>
/// <param name="Remark">The choice that its first place is part of, or empty.</param>
/// <param name="OpenGroups">Model groups that it came through.</param>
/// <param name="Position">Where it stands first.</param>
internal sealed record ElementOccurrence(
    ElementDeclaration? Element, Occurrence Occurs, string Remark, EquatableArray<QualifiedName> OpenGroups, SchemaPosition Position)
{
    /// <summary>What tells elements of one content model apart. No two of the wildcards are one.</summary>
    public string? Name => Element?.Reference?.LocalName ?? Element?.Name;
}
