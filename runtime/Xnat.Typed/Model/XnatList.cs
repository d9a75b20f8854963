namespace Xnat.Typed.Model;

/// <summary>Describes a repeated member whose items are rows of their own.</summary>
/// <typeparam name="T">Class of the rows, or the base of all that they may be.</typeparam>
/// <param name="DataType">Data type that declares the member.</param>
/// <param name="Path">Path within the data type: <c>fields/field</c>.</param>
/// <param name="RowType">Data type of <typeparamref name="T"/>; rows of an anonymous type are named after their owner.</param>
/// <param name="Key">Member by which a row is addressed in an update; empty if rows have none.</param>
public readonly record struct XnatList<T>(string DataType, string Path, string RowType, string Key = "")
    where T : XnatItem
{
    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";
}
