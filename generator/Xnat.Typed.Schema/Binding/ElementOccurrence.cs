using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>An element with what its surroundings say of it.</summary>
/// <param name="Element">The element; <see langword="null"/> for <c>xs:any</c>.</param>
/// <param name="IsRepeated">It, or a sequence or choice around it, may occur more than once.</param>
/// <param name="IsRequired">It must occur.</param>
/// <param name="Remark">The choice that it is part of, or empty.</param>
/// <param name="OpenGroups">Model groups that it came through.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record ElementOccurrence(
    ElementDeclaration? Element, bool IsRepeated, bool IsRequired, string Remark, EquatableArray<QualifiedName> OpenGroups, SchemaPosition Position);
