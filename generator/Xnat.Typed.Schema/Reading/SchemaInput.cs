namespace Xnat.Typed.Schema.Reading;

/// <summary>One schema file as it came in.</summary>
/// <param name="Path">Path of the file, used for messages and to resolve imports by name.</param>
/// <param name="Text">Its content.</param>
/// <param name="Namespace">C# namespace that the user asked for, or empty.</param>
/// <param name="Renames">Names that the user chose, as written; see <see cref="RenameList"/>.</param>
/// <param name="DecodedBy">Name of the encoding by which the bytes became text, or empty if that is not known.</param>
internal sealed record SchemaInput(string Path, string Text, string Namespace, string Renames = "", string DecodedBy = "");
