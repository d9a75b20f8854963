namespace Xnat.Typed;

/// <summary>A field in the words of XNAT's search.</summary>
/// <param name="Element">Data type that it is asked of: that of the rows, or of an object beside them.</param>
/// <param name="Id">Display id or path of the schema, without the data type.</param>
/// <param name="IsDisplayField">
/// Whether a pattern for it is taken as it is; one for a path of the schema may match anywhere in the text.
/// </param>
internal sealed record SearchColumn(string Element, string Id, bool IsDisplayField)
{
    /// <summary>As conditions and headers name it.</summary>
    public string Name => $"{Element}/{Id}";
}
