namespace Xnat.Typed.Schema.Model;

/// <summary>A name that the user chose.</summary>
/// <param name="Path">Data type, or data type and path of a member: <c>lab:petData/data-type</c>.</param>
/// <param name="Name">C# identifier, as written.</param>
/// <param name="Schema">Path of the schema whose item says so.</param>
internal sealed record Rename(string Path, string Name, string Schema);
