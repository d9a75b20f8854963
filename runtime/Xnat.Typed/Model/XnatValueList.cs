using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>Describes a repeated member whose items are simple values.</summary>
/// <typeparam name="T">C# type of one value.</typeparam>
/// <param name="DataType">Data type that declares the member.</param>
/// <param name="Path">Path within the data type: <c>inScans/scanID</c>.</param>
/// <param name="Parse">Makes a value of the text that XNAT sends; only for types that the runtime does not know itself.</param>
public readonly record struct XnatValueList<T>(
    string DataType,
    string Path,
    [property: EditorBrowsable(EditorBrowsableState.Never)] Func<string, T>? Parse = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";
}
