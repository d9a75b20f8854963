namespace Xnat.Typed.Schema.Model;

/// <summary>All types of a set of schemas, resolved.</summary>
/// <param name="Types">Named complex types and global elements with an anonymous type, sorted by prefix and name.</param>
/// <param name="Positions">
/// Where complex types and named simple types are declared, for messages only; apart from the types, which must not change when a line
/// moves.
/// </param>
/// <param name="Renames">Names that the user chose.</param>
/// <param name="Problems">What was wrong or weaker than the schema, with positions.</param>
internal sealed record DataModel(
    EquatableArray<DataType> Types,
    EquatableArray<TypePosition> Positions,
    EquatableArray<Rename> Renames,
    EquatableArray<Problem> Problems);
