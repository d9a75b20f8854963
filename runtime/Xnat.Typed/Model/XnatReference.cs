namespace Xnat.Typed.Model;

/// <summary>Describes a member that is one row of its own, such as the demographics of a subject.</summary>
/// <typeparam name="T">Class of the row, or the base of all that it may be.</typeparam>
/// <param name="DataType">Data type that declares the member.</param>
/// <param name="Path">Path within the data type.</param>
/// <param name="RowType">Data type of <typeparamref name="T"/>.</param>
public readonly record struct XnatReference<T>(string DataType, string Path, string RowType)
    where T : XnatItem
{
    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";
}
