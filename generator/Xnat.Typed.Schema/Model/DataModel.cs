namespace Xnat.Typed.Schema.Model;

/// <summary>All types of a set of schemas, resolved.</summary>
/// <param name="Types">Named complex types and global elements with an anonymous type, sorted by prefix and name.</param>
/// <param name="Problems">What was wrong or weaker than the schema, with positions.</param>
internal sealed record DataModel(EquatableArray<DataType> Types, EquatableArray<Problem> Problems);
