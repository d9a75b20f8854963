using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>
/// One generated class with all names decided. Compared by content: add only immutable members with value equality, and no positions,
/// or a moved line re-emits files.
/// </summary>
/// <param name="HintName">Name of the emitted file, unique ignoring case; empty for nested types.</param>
/// <param name="Namespace">C# namespace.</param>
/// <param name="Name">C# name.</param>
/// <param name="DataType">The data type.</param>
/// <param name="SchemaFile">File name of the schema, for the header.</param>
/// <param name="BaseDataType">Data type of the base; empty if it has none.</param>
/// <param name="BaseType">C# base class as written.</param>
/// <param name="IsAbstract">XNAT has no instances of exactly this type.</param>
/// <param name="HidesSchema">Whether the base has a class of descriptors, which this one hides.</param>
/// <param name="Documentation">Summary and remarks.</param>
/// <param name="Members">Own members in order.</param>
/// <param name="Listings">What XNAT serves below an object of this type.</param>
/// <param name="Shadowed">Known names that a generated type takes, hence written in full.</param>
internal sealed record GeneratedClass(
    string HintName,
    string Namespace,
    string Name,
    DataTypeName DataType,
    string SchemaFile,
    string BaseDataType,
    string BaseType,
    bool IsAbstract,
    bool HidesSchema,
    DocumentationText Documentation,
    EquatableArray<GeneratedMember> Members,
    EquatableArray<GeneratedListing> Listings,
    EquatableArray<string> Shadowed) : GeneratedFile(HintName)
{
    public override string Subject => DataType.XsiType;

    /// <summary>What the schema asks of values of its own members.</summary>
    public EquatableArray<FieldRule> Rules { get; init; }

    /// <summary>Interfaces of the runtime that say what its objects can do, as written; those of its bases aside.</summary>
    public EquatableArray<string> Interfaces { get; init; }
}
