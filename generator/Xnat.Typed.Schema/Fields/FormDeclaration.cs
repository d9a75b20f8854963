using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Fields;

/// <summary>A custom form.</summary>
/// <param name="Id">Its UUID, under which the answers are kept.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Fields">What it asks; names are paths, with dots between the keys of containers.</param>
/// <param name="Position">Where it stands in the file.</param>
internal sealed record FormDeclaration(string Id, string Title, EquatableArray<FieldDeclaration> Fields, SchemaPosition? Position);
