using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>What the given schemas add to a class that a reference provides: descriptors, and from C# 14 on properties.</summary>
/// <param name="HintName">Name of the emitted file.</param>
/// <param name="Namespace">C# namespace.</param>
/// <param name="FieldsName">Class of the descriptors and of nested types.</param>
/// <param name="ExtensionsName">Class of the extension properties; empty below C# 14, which has none.</param>
/// <param name="DataType">Data type of the row.</param>
/// <param name="SchemaFile">File name of the schema, for the header.</param>
/// <param name="Target">The class as written: an item, a row, or a group of either.</param>
/// <param name="TargetSchema">Its class of descriptors as written.</param>
/// <param name="IsGroup">Whether the target is a group of values in a row.</param>
/// <param name="Provides">Its members, for assemblies that build on this one.</param>
/// <param name="Members">The added members with all names decided.</param>
/// <param name="Shadowed">Known names that a generated type takes, hence written in full.</param>
internal sealed record GeneratedExtension(
    string HintName,
    string Namespace,
    string FieldsName,
    string ExtensionsName,
    DataTypeName DataType,
    string SchemaFile,
    string Target,
    string TargetSchema,
    bool IsGroup,
    string Provides,
    EquatableArray<GeneratedMember> Members,
    EquatableArray<string> Shadowed) : GeneratedFile(HintName)
{
    public override string Subject => DataType.XsiType;
}
