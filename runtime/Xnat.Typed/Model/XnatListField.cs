namespace Xnat.Typed.Model;

/// <summary>Describes a value that each row of a list has: <c>ProjectData.Schema.Aliases.Then(…)</c>.</summary>
/// <remarks>
/// As a column of a listing it lets XNAT send a row for each row of the list; the listing puts these together again. Read the values with
/// <see cref="XnatItem.Get{T}(XnatListField{T})"/>, or through the property of the list.
/// </remarks>
/// <typeparam name="T">Type of one value, question mark included.</typeparam>
public readonly record struct XnatListField<T> : IXnatField, IComposedField
{
    internal XnatListField(string dataType, string path, XnatStep through, XnatField<T> field)
    {
        DataType = dataType;
        Path = path;
        Through = through;
        Field = field;
    }

    /// <inheritdoc/>
    public string DataType { get; }

    /// <inheritdoc/>
    public string Path { get; }

    XnatStep? IComposedField.Through => Through;

    internal XnatStep Through { get; }

    /// <summary>The value within a row of the list.</summary>
    internal XnatField<T> Field { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";
}
