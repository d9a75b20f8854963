using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>One schema file, read on its own: names are resolved to namespaces, nothing is looked up in other files.</summary>
/// <param name="Path">Path as given.</param>
/// <param name="CSharpNamespace">C# namespace that the user asked for, or empty.</param>
/// <param name="Renames">Names that the user chose.</param>
/// <param name="TargetNamespace"><c>targetNamespace</c>, or empty.</param>
/// <param name="Prefix">Prefix of the target namespace in this file; empty if it declares none.</param>
/// <param name="Prefixes">All prefixes that the root declares.</param>
/// <param name="Imports">Imports, includes and redefinitions, by what they name.</param>
/// <param name="Redefinitions">Components that are redefined.</param>
/// <param name="Elements">Global elements.</param>
/// <param name="ComplexTypes">Named complex types.</param>
/// <param name="SimpleTypes">Named simple types.</param>
/// <param name="Groups">Named model groups.</param>
/// <param name="AttributeGroups">Named attribute groups.</param>
/// <param name="Attributes">Global attributes.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record SchemaDocument(
    string Path,
    string CSharpNamespace,
    EquatableArray<Rename> Renames,
    string TargetNamespace,
    string Prefix,
    EquatableArray<NamespacePrefix> Prefixes,
    EquatableArray<SchemaImport> Imports,
    EquatableArray<Redefinition> Redefinitions,
    EquatableArray<ElementDeclaration> Elements,
    EquatableArray<ComplexTypeDefinition> ComplexTypes,
    EquatableArray<SimpleTypeDefinition> SimpleTypes,
    EquatableArray<GroupDefinition> Groups,
    EquatableArray<AttributeGroupDefinition> AttributeGroups,
    EquatableArray<AttributeDeclaration> Attributes,
    EquatableArray<Problem> Problems)
{
    /// <summary>Path of the file as others name it, where <see cref="Path"/> is none.</summary>
    public string Location { get; init; } = Path;
}
