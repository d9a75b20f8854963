using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Fields;

/// <summary>What one project declares.</summary>
/// <param name="Path">The file that it is from.</param>
/// <param name="Project">ID of the project.</param>
/// <param name="Types">Its declarations by data type.</param>
/// <param name="Problems">What is wrong with the file.</param>
internal sealed record FieldsDocument(
    string Path, string Project, EquatableArray<TypeDeclaration> Types, EquatableArray<Problem> Problems)
{
    /// <summary>Name under which the tool writes the file, unless it is told another.</summary>
    public const string FileName = "xnat-fields.json";

    /// <summary>Version of the format.</summary>
    public const string Format = "1";
}
