using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>Describes a repeated member whose items are rows of their own.</summary>
/// <typeparam name="T">Class of the rows, or the base of all that they may be.</typeparam>
/// <param name="DataType">Data type that declares the member.</param>
/// <param name="Path">Path within the data type: <c>fields/field</c>.</param>
/// <param name="RowType">Data type of <typeparamref name="T"/>; rows of an anonymous type are named after their owner.</param>
/// <param name="Key">Member by which a row is addressed in an update; empty if rows have none.</param>
public readonly record struct XnatList<T>(
    string DataType,
    string Path,
    [property: EditorBrowsable(EditorBrowsableState.Never)] string RowType,
    [property: EditorBrowsable(EditorBrowsableState.Never)] string Key = "")
    where T : XnatItem
{
    /// <summary>
    /// The row of this key: <c>SubjectData.Schema.Fields.At("hand")</c> is the custom variable <c>hand</c>, and
    /// <c>.Then(…)</c> its text.
    /// </summary>
    /// <param name="key">Text of the member by which rows are told apart, mostly their name.</param>
    /// <exception cref="ArgumentException">
    /// XNAT cannot address a row by this key: it holds one of <c>,/\'"[]@.&amp;&lt;&gt;=</c>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The rows have no such member.</exception>
    public XnatReference<T> At(string key)
    {
        if (Key.Length == 0) throw new InvalidOperationException($"The rows of {this} have no key by which one could be named.");
        FieldComposition.RefuseUnaddressable(key);
        return new(DataType, $"{Path}[{Key}={key}]", RowType) { Link = new(Path, RowType, new(Key, key), null) };
    }

    /// <summary>A value that each row has.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="field">A field of <typeparamref name="T"/>.</param>
    /// <exception cref="ArgumentException">The rows are of another type, or the field stands in a row below them.</exception>
    public XnatListField<TValue> Then<TValue>(XnatField<TValue> field)
    {
        if (field.Through is not null)
            throw new ArgumentException("XNAT lists values of the rows themselves, not of what stands below them.", nameof(field));
        var rowType = FieldComposition.RowType(ToString(), RowType, typeof(T), field.DataType);
        var path = rowType == RowType ? Path : $"{Path}[@xsi:type={rowType}]";
        return new(DataType, $"{path}/{field.Path}", new(Path, rowType, field.Path) { IsList = true }, field);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";
}
